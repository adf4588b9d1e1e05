import { BeyondEngine } from './ast.ts';

/** Scripts by long name; short codes (Grek, Hani) are tried as they stand. */
const SCRIPTS =
  'Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square';

const CATEGORIES =
  'L Letter LC Cased_Letter Lu Uppercase_Letter Ll Lowercase_Letter Lt Titlecase_Letter Lm Modifier_Letter Lo Other_Letter M Mark Mn Nonspacing_Mark Mc Spacing_Mark Me Enclosing_Mark N Number Nd Decimal_Number Nl Letter_Number No Other_Number P Punctuation Pc Connector_Punctuation Pd Dash_Punctuation Ps Open_Punctuation Pe Close_Punctuation Pi Initial_Punctuation Pf Final_Punctuation Po Other_Punctuation S Symbol Sm Math_Symbol Sc Currency_Symbol Sk Modifier_Symbol So Other_Symbol Z Separator Zs Space_Separator Zl Line_Separator Zp Paragraph_Separator C Other Cc Control Cf Format Cn Unassigned Co Private_Use';

const BINARY =
  'Any ASCII Assigned Alphabetic Alpha ASCII_Hex_Digit AHex Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Cased Case_Ignorable CI Changes_When_Lowercased CWL Changes_When_Uppercased CWU Changes_When_Titlecased CWT Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS';

/** Loose matching of names (UAX #44, LM3): case, spaces, hyphens and underscores do not count, nor a leading `is`. */
const loose = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^is(?=.)/, '');

const table = (names: string): ReadonlyMap<string, string> =>
  new Map(names.split(' ').map((name) => [loose(name), name] as const));

let tables: { readonly script: ReadonlyMap<string, string>; readonly rest: ReadonlyMap<string, string>[] } | undefined;

/**
 * A Unicode property as ripgrep names it (`Greek`, `lu`, `sc=Han`) as the inside of a JavaScript class. ripgrep 15 reads
 * `sc!=Han` as `sc=Han`; so do we.
 * @returns undefined where no such property is known
 */
export function propertyClass(name: string): string | undefined {
  tables ??= { script: table(SCRIPTS), rest: [table(CATEGORIES), table(BINARY)] };
  const split = /^([^=:!]+)(!=|=|:)(.*)$/su.exec(name);
  if (!split) {
    const key = loose(name);
    const script = tables.script.get(key) ?? shortScript(key);
    const other = tables.rest[0]?.get(key) ?? tables.rest[1]?.get(key);
    if (other !== undefined) return `\\p{${other}}`;
    return script === undefined ? undefined : `\\p{Script=${script}}`;
  }
  const [, property = '', , value = ''] = split;
  const key = loose(value);
  switch (loose(property)) {
    case 'sc':
    case 'script':
    case 'scx':
    case 'scriptextensions': {
      const script = tables.script.get(key) ?? shortScript(key);
      const kind = /^(?:scx|scriptextensions)$/.test(loose(property)) ? 'scx' : 'sc';
      return script === undefined ? undefined : `\\p{${kind}=${script}}`;
    }
    case 'gc':
    case 'generalcategory': {
      const category =
        tables.rest[0]?.get(key) ?? (/^(?:any|ascii|assigned)$/.test(key) ? tables.rest[1]?.get(key) : undefined);
      return category === undefined ? undefined : `\\p{${category}}`;
    }
    default:
      throw new BeyondEngine(`the property ${name}`);
  }
}

function shortScript(key: string): string | undefined {
  if (!/^[a-z]{4}$/.test(key)) return undefined;
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  try {
    void new RegExp(`\\p{Script=${name}}`, 'v');
    return name;
  } catch {
    return undefined;
  }
}
