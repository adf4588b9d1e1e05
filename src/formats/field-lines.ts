import { readCodes } from './coded-field.ts';
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
  const coded = readCodes(text);
  if (coded !== undefined) return coded;
  const addressed = takeAddress(text);
  const read = readLines(addressed.text);
  return addressed.url === undefined ? read : { ...read, fields: { url: addressed.url, ...read.fields } };
}

/** An address alone on the first line or the last, or named there: where the text was copied from. */
const ADDRESS =
  /^\s*(?:(?:url|link|source|permalink|original|retrieved from|available at|quelle|fuente|fonte|источник|原文链接|原文|链接|来源)\s?[:：]\s?)?<?(https?:\/\/[^\s<>]{4,2000})>?\s*$/i;

function takeAddress(text: string): { readonly url?: string; readonly text: string } {
  const head = /^\s*(\S.*)(?:\n|$)/.exec(text.slice(0, 4000));
  const first = ADDRESS.exec(head?.[1] ?? '')?.[1];
  if (head !== null && first !== undefined) return { url: first, text: text.slice(head[0].length) };
  const end = text.trimEnd();
  const last = ADDRESS.exec(end.slice(end.lastIndexOf('\n') + 1).slice(0, 4000));
  // At the end an address alone may be the text's own last word.
  if (last?.[1] === undefined || !/[:：]/.test(last[0].slice(0, last[0].indexOf('http')))) return { text };
  return { url: last[1], text: text.slice(0, end.lastIndexOf('\n') + 1) };
}

function readLines(text: string): { readonly fields: StatedFields; readonly text: string } {
  const lines = text.slice(0, REACH).split('\n', HEAD);
  const behind = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const found: Record<string, unknown> = Object.create(null);
  const kinds = new Set<string>();
  const kept: string[] = [];
  let strangers = 0;
  for (const [i, raw] of lines.entries()) {
    const line = raw.replace(/\r$/, '');
    if (kinds.size >= 2 && /^body$/i.test(line.trim()))
      return done(found, [...unnamed(kept, found), ...lines.slice(i + 1)], text, behind);
    const field = FIELD.exec(line.slice(0, 4000));
    const target = field?.[1] === undefined ? undefined : fieldTarget(field[1]);
    // The text begins behind its own name, or where a paragraph ends the fields.
    if (target === 'text' && kinds.size > 0)
      return done(
        found,
        [...unnamed(kept, found), line.replace(/^[^:：]*[:：]\s*/u, ''), ...lines.slice(i + 1)],
        text,
        behind,
      );
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

/** Lines among the fields that are none: the headline, mostly, set apart from the text; an address alone is that of the record. */
function unnamed(lines: readonly string[], found: Record<string, unknown>): readonly string[] {
  const own = lines.filter((line) => {
    const url = ADDRESS.exec(line.slice(0, 4000))?.[1];
    if (url !== undefined) addField(found, 'url', url);
    return line.trim() !== '' && url === undefined;
  });
  return own.length === 0 ? [] : [...own, ''];
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
  const fields: Record<string, unknown> = { ...found };
  const end = tailStart(lines);
  for (const line of lines.slice(end)) {
    const field = FIELD.exec(line.trim().slice(0, LONG));
    // What a database calls the subject of an article is no headline of it, nor is its own update one of the text.
    if (field?.[1] !== undefined && !/^(?:title|updated)$/.test(fieldTarget(field[1]) ?? ''))
      addField(fields, field[1], field[2]);
  }
  const dropped = lines.slice(end).reduce((sum, line) => sum + line.length + 1, 0);
  return { fields: asStated(fields), text: dropped === 0 ? rest : rest.slice(0, Math.max(0, rest.length - dropped)) };
}

/** Longer lines are text. */
const LONG = 300;
/** What databases print among their fields: rights, marks. */
const RIGHTS = /^\s*(?:copyright\b|©|\(c\)|all rights reserved|[-_=*]{3,}\s*$)/i;

/**
 * Where the fields at a record's end begin: at the topmost known one, below which only fields stand, lines of rights, and
 * fields of names that are not known where two known ones stand beside them.
 */
function tailStart(lines: readonly string[]): number {
  const known = new Set<string>();
  let top = lines.length;
  let strange = false;
  for (let i = lines.length - 1; i > 0 && lines.length - i <= HEAD * 2; i--) {
    const line = lines[i]?.trim() ?? '';
    if (line === '') {
      if (i === top - 1 && known.size === 0) top = i;
      continue;
    }
    const name = line.length > LONG ? undefined : FIELD.exec(line)?.[1];
    const target = name === undefined ? undefined : fieldTarget(name);
    if (target === 'text' || (name === undefined && !RIGHTS.test(line))) break;
    if (target === undefined) strange = true;
    else {
      known.add(`${target}:${name ?? ''}`);
      if (!strange || known.size >= 2) top = i;
    }
  }
  return top;
}
