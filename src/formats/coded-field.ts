import { addField, asStated } from './field-name.ts';
import type { StatedFields } from './member.ts';

/** The two- and three-letter codes of Factiva's field format, and what they hold; all others hold nothing of a release. */
const CODES: Readonly<Record<string, string>> = {
  HD: 'title',
  BY: 'author',
  PD: 'date',
  SN: 'publisher',
  SE: 'section',
  LA: 'language',
  LP: 'text',
  TD: 'text',
};
const OTHERS = 'AN AP ART CLM CO CR CT CX CY DLN ED ET HL IN IPC IPD NS PG PUB RE RF RST SC VOL WC'.split(' ');
const KNOWN = new Set([...Object.keys(CODES), ...OTHERS]);
const CODED = /^\s{0,3}([A-Z]{2,3})(?:\s+(.*))?$/;
/** Fewer different codes are words in capitals. */
const LEAST = 4;

/** The known code that a line opens with. */
export function codeOf(line: string): string | undefined {
  const code = CODED.exec(line.slice(0, 5000))?.[1];
  return code !== undefined && KNOWN.has(code) ? code : undefined;
}

/**
 * Reads a record whose fields open with a code alone on their line or before their value ("HD Quay opened", "LP", …), each up
 * to the next; undefined for a text that is no such record.
 */
export function readCodes(text: string): { readonly fields: StatedFields; readonly text: string } | undefined {
  const fields: [code: string, lines: string[]][] = [];
  for (const line of text.slice(0, 2_000_000).split(/\r?\n/)) {
    const code = codeOf(line);
    if (code !== undefined) fields.push([code, [line.slice(line.indexOf(code) + code.length).trim()]]);
    else if (fields.length > 0) fields.at(-1)?.[1].push(line);
    else if (line.trim() !== '') return undefined;
  }
  const codes = new Set(fields.map(([code]) => code));
  if (codes.size < LEAST || !codes.has('HD') || !(codes.has('TD') || codes.has('LP'))) return undefined;
  const found: Record<string, unknown> = Object.create(null);
  const body: string[] = [];
  for (const [code, lines] of fields) {
    const name = CODES[code];
    if (name === 'text') body.push(lines.join('\n').trim());
    else if (name !== undefined) addField(found, name, lines.join(' ').trim());
  }
  return { fields: asStated(found), text: `${body.join('\n\n')}\n` };
}
