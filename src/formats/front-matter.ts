import { addField, asStated } from './field-name.ts';
import type { StatedFields } from './member.ts';
import { readToml } from './toml.ts';

/** Front matter of a foreign file, taken off its text. */
export interface ForeignFrontMatter {
  readonly fields: StatedFields;
  readonly body: string;
  readonly warnings: readonly string[];
}

/** Longest front matter that is looked for, in characters. */
const LONGEST = 64 * 1024;
const OPEN = /^\ufeff?\s{0,100}---[ \t]*([^\s-][^\r\n]{0,40})?\r?\n/;
const OPEN_TOML = /^\ufeff?\s{0,100}\+\+\+[ \t]*\r?\n/;
const CLOSE_TOML = /^\+\+\+[ \t]*\r?$/m;
const CLOSE = /^(?:---|\.\.\.)[ \t]*\r?$/m;
const KEY = /^[\p{L}_][\p{L}\p{N}_. -]{0,60}:(?:\s|$)/u;
/** What makes YAML stand for more than it shows: anchors, aliases, tags. */
const HOSTILE = /(?:^|[\s:[{,-])(?:[&*][\w-]+|!!?[\w/<])/m;

/**
 * Takes the front matter off a text, if it begins with one. `parse` reads YAML and throws where it cannot; then fields
 * that stand on one line each are read as they stand, unless the YAML is of the kind that expands or constructs things.
 */
export function takeFrontMatter(text: string, parse: (yaml: string) => unknown): ForeignFrontMatter | undefined {
  const found = cut(text, OPEN, CLOSE);
  if (found === undefined) return takeToml(text);
  const { head: yaml, body, engine } = found;
  if (engine !== undefined && engine !== 'yaml')
    return { fields: {}, body, warnings: [`front matter in "${engine}" is not read`] };
  if (!KEY.test(yaml.trimStart())) return undefined;
  try {
    return { fields: fieldsOf(parse(yaml)), body, warnings: [] };
  } catch {
    if (HOSTILE.test(yaml)) return { fields: {}, body, warnings: ['front matter with anchors or tags is not read'] };
    const repaired = readLines(yaml);
    if (repaired === undefined)
      return { fields: {}, body: text, warnings: ['front matter is not valid YAML; kept as text'] };
    return {
      fields: fieldsOf(repaired),
      body,
      warnings: ['front matter is not valid YAML; its lines were read as they stand'],
    };
  }
}

/** Front matter of Hugo. */
function takeToml(text: string): ForeignFrontMatter | undefined {
  const found = cut(text, OPEN_TOML, CLOSE_TOML);
  if (found === undefined || !/^\s*[\w"-]+\s*=/m.test(found.head)) return undefined;
  const pairs = readToml(found.head);
  return pairs === undefined
    ? { fields: {}, body: text, warnings: ['front matter is not valid TOML; kept as text'] }
    : { fields: fieldsOf(pairs), body: found.body, warnings: [] };
}

interface Cut {
  readonly head: string;
  readonly body: string;
  /** What the opening line names as the language of the head. */
  readonly engine: string | undefined;
}

/** What stands between the first line and the one that closes it, and what follows. */
function cut(text: string, first: RegExp, last: RegExp): Cut | undefined {
  const open = first.exec(text);
  if (open === null) return undefined;
  const rest = text.slice(open[0].length, open[0].length + LONGEST);
  const close = last.exec(rest);
  if (close === null) return undefined;
  const body = text.slice(open[0].length + close.index + close[0].length).replace(/^(?:[ \t]*\r?\n)+/, '');
  return { head: rest.slice(0, close.index), body, engine: open[1]?.trim() };
}

/** Fewest lines of fields that make an opening line one of front matter, and no rule above a record. */
const FIELDS = 2;

/** Whether a text begins with front matter that nothing closes: its fields are then read as those of a record, or stay text. */
export function isUnclosed(text: string): boolean {
  const open = OPEN.exec(text);
  if (open === null || CLOSE.test(text.slice(open[0].length, open[0].length + LONGEST))) return false;
  const lines = text.slice(open[0].length, open[0].length + 2000).split(/\r?\n/, FIELDS);
  return lines.length === FIELDS && lines.every((line) => KEY.test(line));
}

function fieldsOf(value: unknown): StatedFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, given] of Object.entries(value)) addField(fields, name, given);
  return asStated(fields);
}

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^["'“”]+|["'“”]+$/gu, '')
    .trim();

/** Lines `name: value` and items under a name without a value; undefined where a line is neither. */
function readLines(yaml: string): Record<string, unknown> | undefined {
  const found: Record<string, unknown> = Object.create(null);
  let list: string[] | undefined;
  for (const line of yaml.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item?.[1] !== undefined && list !== undefined) {
      list.push(unquote(item[1]));
      continue;
    }
    if (!KEY.test(line)) return undefined;
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trim();
    if (/^[|>][-+]?$/.test(value)) return undefined;
    list = value === '' ? [] : undefined;
    found[line.slice(0, colon)] = list ?? unquote(value);
  }
  return found;
}
