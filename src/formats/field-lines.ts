import { addField, asStated, fieldTarget } from './field-name.ts';
import type { StatedFields } from './member.ts';

const FIELD = /^[ \t]{0,3}([\p{L}][\p{L}\p{N} _-]{0,30}?)[ \t]?[:：][ \t]*(.*)$/u;
/** Lines at the beginning among which fields stand. */
const HEAD = 30;

/** Characters at each end of a release that are looked at. */
const REACH = 32 * 1024;

/**
 * Takes lines `Title: …`, `Date: …`, `BYLINE: …` off the beginning of a release, and those that news databases put at its
 * end (`LOAD-DATE:`, `LANGUAGE:`). A single such line is a part of the text, as "Subject: …" in a letter is; two different
 * ones are a record.
 */
export function readFields(text: string): { readonly fields: StatedFields; readonly text: string } {
  const lines = text.slice(0, REACH).split('\n', HEAD);
  const behind = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const found: Record<string, unknown> = Object.create(null);
  const kinds = new Set<string>();
  const kept: string[] = [];
  let strangers = 0;
  for (const [i, raw] of lines.entries()) {
    const line = raw.replace(/\r$/, '');
    const field = FIELD.exec(line.slice(0, 4000));
    const target = field?.[1] === undefined ? undefined : fieldTarget(field[1]);
    // The text begins behind its own name, or where a paragraph ends the fields.
    if (target === 'text' && kinds.size > 0)
      return done(found, [line.replace(/^[^:：]*[:：]\s*/u, ''), ...lines.slice(i + 1)], text, behind);
    if (field?.[1] === undefined || target === undefined || target === 'text' || line.length > 2000) {
      if (line.trim() !== '') strangers++;
      if (line.length > 160 || (kinds.size > 0 && strangers > 6)) {
        kept.push(...lines.slice(i));
        break;
      }
      kept.push(raw);
      continue;
    }
    addField(found, field[1], field[2]);
    kinds.add(`${target}:${field[1].toLowerCase()}`);
  }
  return kinds.size < 2 ? { fields: {}, text } : done(found, kept, text, behind);
}

/** The fields, and the text without its lines of fields at both ends. */
function done(
  found: Readonly<Record<string, unknown>>,
  head: readonly string[],
  text: string,
  behind: number,
): { readonly fields: StatedFields; readonly text: string } {
  const rest = [head.join('\n'), ...(behind < text.length ? [text.slice(behind)] : [])].join('\n');
  const lines = rest.slice(-REACH).split('\n');
  let end = lines.length;
  const fields: Record<string, unknown> = { ...found };
  while (end > 1) {
    const line = lines[end - 1]?.trim() ?? '';
    const field = line.length > 300 ? null : FIELD.exec(line);
    if (line !== '' && (field?.[1] === undefined || fieldTarget(field[1]) === undefined || lines.length - end > HEAD))
      break;
    if (field?.[1] !== undefined) addField(fields, field[1], field[2]);
    end--;
  }
  const dropped = lines.slice(end).reduce((sum, line) => sum + line.length + 1, 0);
  return { fields: asStated(fields), text: dropped === 0 ? rest : rest.slice(0, rest.length - dropped) };
}
