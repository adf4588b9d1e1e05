import { repairMojibake } from './mojibake.ts';
import { replaceSliced } from './replace-sliced.ts';
import { characterOfC1 } from './windows-1252.ts';

/** A lead byte of UTF-8 read as windows-1252, followed by what may continue it: worth a closer look. */
const MOJIBAKE = /[\u00c2-\u00f4][\u0080-\u00bf\u2010-\u2122\u0152-\u0192\u02c6\u02dc]/;
const C1 = /[\u0080-\u009f]/;
/** C0 controls but tab, line feed, form feed (a separator of dumps) and carriage return; DEL; byte order marks and noncharacters inside. */
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe\uffff]/;
/** Any letter of these: most texts have none, and one pass tells. Accented letters are in many, then a second pass does. */
const SUSPECT = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00c2-\u00f4\ufeff\ufffd-\uffff]/;
const DAMAGE = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff\ufffd-\uffff]/;
/** Colours and cursor movements of terminals. */
const ESCAPES = /\x1b\[[0-9;?]{0,16}[A-Za-z]/g;

/** Decoded text cleaned of what no reader should see, with one warning for each kind of repair and its count. Line ends stay as they are. */
export function repair(decoded: string): { readonly text: string; readonly warnings: readonly string[] } {
  if (!SUSPECT.test(decoded)) return { text: decoded, warnings: [] };
  const warnings: string[] = [];
  const note = (what: string, count: number): void => {
    if (count > 0) warnings.push(`${what}: ${count}`);
  };
  let text = decoded;
  if (MOJIBAKE.test(text)) {
    const result = repairMojibake(text);
    text = result.text;
    note('UTF-8 misread as windows-1252 repaired', result.repaired);
  }
  if (!DAMAGE.test(text)) return { text, warnings };
  if (C1.test(text)) {
    let repaired = 0;
    text = replaceSliced(text, /[\u0080-\u009f]/g, (control) => (repaired++, characterOfC1(control)));
    note('C1 controls read as windows-1252', repaired);
  }
  if (CONTROLS.test(text)) {
    const before = text.length;
    text = text
      .replace(/\x0b/g, '\n') // the line break of word processors
      .replace(ESCAPES, '')
      .replace(/[\0-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]/g, '');
    note('control characters removed', before - text.length);
  }
  note('damaged places in the text (U+FFFD)', countRuns(text, '\ufffd'));
  return { text, warnings };
}

function countRuns(text: string, sign: string): number {
  let count = 0;
  for (let last = -2, at = text.indexOf(sign); at >= 0; last = at, at = text.indexOf(sign, at + 1)) {
    if (at !== last + 1) count++;
  }
  return count;
}
