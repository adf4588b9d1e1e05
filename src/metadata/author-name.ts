import { findDates } from './date/find.ts';

/** Words before a name in a byline. */
const BY =
  /^(?:(?:written |reported |posted |published |story |text |words )?by|von|por|par|da|di|door|av|af|přip|autor(?:in|en|a|es)?|authors?|auteurs?|redaktion|text|texte|foto|作者|記者|记者|撰文|文|기자|автор|текст)\s*[:：]\s*|^(?:by|von|por|par|door|av|af|de|autor)\s+(?=\p{Lu})|^(?:作者|記者|记者|編輯|编辑)\s*/iu;
/** An issuing office is no person: it goes to the publisher. */
const OFFICE =
  /\b(?:press (?:office|team|service|secretary|room|release)|office of|media (?:office|relations|team|center|centre)|communications? (?:office|team|department|directorate|unit)|newsroom|pressestelle|pressereferat|presseabteilung|presseamt|service (?:de )?presse|bureau de presse|oficina de prensa|gabinete de (?:prensa|comunicación)|sala de prensa|ufficio stampa|assessoria|webmaster|administrator|admin)\b|пресс-служба|пресс-центр|新闻办|办公室|新聞局|秘書處|대변인실|홍보/iu;
/** The head of an institution's name. What follows it at commas belongs to it: "Department for Economy, Education and Research". */
const INSTITUTION =
  /^(?:(?:the|le|la|el|il|o|a|das|der|die|het|[\p{L}.]{2,20}) ){0,3}(?:department (?:of|for)|ministry|\p{L}*ministerium|\p{L}*departement|département (?:de|du|des|fédéral)|bundes(?:amt|kanzlei)|landesamt|staatskanzlei|ministère|ministerio|ministério|ministero|ministerie|ministerstwo|ministerstvo|министерство|міністерство)(?!\p{L})|^\p{Script=Han}{2,}[部省]$/iu;
const HARD_SPLIT = /\s*[;|·•、/\n]\s*/u;
const SPLIT =
  /\s*(?:,(?!\s*(?:jr|sr|dr|ph\.?d|m\.?d|md|esq|ii|iii)\b)|\s(?:and|und|et|y|e|og|och|en|i|и|und|sowie)\s(?=\p{Lu})|\s&\s)\s*/iu;
const MAX_NAME = 80;
/** Names of institutions are longer. */
const MAX_OFFICE = 160;

export interface AuthorNames {
  readonly people: readonly string[];
  readonly offices: readonly string[];
}

/** Names in a byline: words like "By", addresses, dates and handles taken off, several names separated. */
export function readNames(text: string): AuthorNames {
  const people: string[] = [];
  const offices: string[] = [];
  for (const part of withoutDates(text.slice(0, 600)).replace(BY, '').split(HARD_SPLIT)) {
    for (const piece of namesIn(part)) {
      const name = tidyName(piece);
      if (name !== undefined) (OFFICE.test(name) || INSTITUTION.test(name) ? offices : people).push(name);
    }
  }
  return { people: [...new Set(people)], offices: [...new Set(offices)] };
}

/** The names of a list; from an institution on, all is its name. */
function namesIn(list: string): readonly string[] {
  const pieces = list.split(SPLIT);
  const from = pieces.findIndex((piece) => INSTITUTION.test(piece));
  return from < 0 ? pieces : [...pieces.slice(0, from), list.slice(list.indexOf(pieces[from] ?? ''))];
}

function withoutDates(text: string): string {
  const [date] = findDates(text);
  return date === undefined ? text : text.slice(0, date.start);
}

function tidyName(piece: string): string | undefined {
  const name = piece
    .replace(/\S+@\S+|https?:\S+|@\w+/g, ' ')
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(BY, '')
    .replace(/\s*(?:기자|記者|记者)$/u, '')
    .replace(/^[\s,.:–—-]+|[\s,:–—-]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (
    name.length < 2 ||
    name.length > (INSTITUTION.test(name) ? MAX_OFFICE : MAX_NAME) ||
    !/\p{L}{2}|\p{Script=Han}/u.test(name)
  )
    return undefined;
  // a sentence or a time is no name
  if (/[.!?。]\s+\p{Lu}\p{Ll}{3,}.*\s\p{Ll}+\s\p{Ll}+/u.test(name) || /\d{1,2}[:.]\d{2}/.test(name)) return undefined;
  return /^(?:null|undefined|none|n\/a|unknown|updated|published)$/i.test(name) ? undefined : name;
}
