/** Code points of the digit zero of the scripts whose digits are met in dates: Arabic, Persian, Indic, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian, full-width. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0x1810, 0xff10,
];
const FOREIGN =
  /[\u060c\u0660-\u0d6f\u0e50-\u0f29\u1040-\u1049\u17e0-\u17e9\u1810-\u1819\uff01-\uff5e\u2010-\u2015\u3000]/g;

/** The same text, length kept, with Latin digits and plain punctuation instead of those of other scripts and widths. */
export function plainDigits(text: string): string {
  return text.replace(FOREIGN, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0x2010 && code <= 0x2015) return '-';
    if (code === 0x3000) return ' ';
    if (code === 0x60c) return ',';
    const zero = ZEROS.find((zero) => code >= zero && code < zero + 10);
    if (zero !== undefined) return String(code - zero);
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : char;
  });
}
