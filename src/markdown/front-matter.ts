import { createRequire } from 'node:module';
import type matter from 'gray-matter';
import { FRONT_MATTER_FIELDS } from '../model/front-matter.ts';
import type { ExtraFields, FrontMatter } from '../model/front-matter.ts';
import { MAX_FRONT_MATTER, OPEN, frontMatterEnd } from './front-matter-end.ts';
import { checkFields } from './front-matter-check.ts';
import { dumpYaml, parseYaml } from './yaml.ts';

/** What stands in a Markdown file: fields, text, and what is wrong with the fields. */
export interface FrontMatterFile {
  readonly data: FrontMatter;
  /** Fields that are not ours. */
  readonly extra: ExtraFields;
  /** The text after the front matter and its blank line; the whole text where there is no front matter. */
  readonly body: string;
  /** One line each, for people; empty for a good file. */
  readonly problems: readonly string[];
}

/**
 * Reads a Markdown file with or without front matter. A byte-order mark and CRLF are tolerated. Only YAML is read: a file
 * that names another engine (`---js`) is refused and nothing of it is run.
 */
export function readFrontMatter(text: string): FrontMatterFile {
  const end = frontMatterEnd(text);
  if (end === 0) return bare(text);
  if (end < 0 || end > MAX_FRONT_MATTER) return bare(text, 'front matter is not closed or too long');
  const body = text.slice(end).replace(/^\r?\n/, '');
  const language = OPEN.exec(text)?.[1]?.trim() ?? 'yaml';
  if (language !== 'yaml')
    return { ...bare(body), problems: [`front matter in "${language.slice(0, 20)}" is refused`] };
  try {
    return { ...checkFields(parseHead(text.slice(0, end))), body };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...bare(body), problems: [`front matter cannot be read: ${reason}`] };
  }
}

const bare = (body: string, ...problems: string[]): FrontMatterFile => ({
  data: {},
  extra: {},
  body: body.replace(/^\uFEFF/, ''),
  problems,
});

const refuse = (): never => {
  throw new Error('only YAML is read');
};

/** Loaded when the first file is read: it takes a third of a start, and most lists and searches come from an index. */
const load: (name: 'gray-matter') => typeof matter = createRequire(import.meta.url);

/** A fresh options object at each call: without one gray-matter shares results between callers through a cache. */
function parseHead(head: string): unknown {
  const engine = { parse: (yaml: string) => ({ value: parseYaml(yaml) }), stringify: refuse };
  const engines = { yaml: engine, json: refuse, javascript: refuse };
  const { data } = load('gray-matter')(head, { language: 'yaml', engines });
  return data['value'] ?? {};
}

/**
 * Writes a file: the fields in the fixed order, empty ones left out, then fields of others, a blank line and the text.
 * Ends lines with LF. The file is composed here and not by gray-matter, which swallows a text that begins with `---`.
 */
export function writeFrontMatter(fields: FrontMatter, extra: ExtraFields, body: string): string {
  let yaml = '';
  let run: Record<string, unknown> = {};
  let quoting = false;
  const put = (name: string, value: unknown, quoted: boolean): void => {
    if (quoted !== quoting) flush();
    quoting = quoted;
    run[name] = value;
  };
  const flush = (): void => {
    if (Object.keys(run).length > 0) yaml += dumpYaml(run, quoting);
    run = {};
  };
  for (const field of FRONT_MATTER_FIELDS) {
    const value = cleaned(fields[field.name]);
    if (value !== undefined) put(field.name, value, 'quoted' in field || misreadable(value));
  }
  for (const [name, value] of Object.entries(extra)) put(name, value, misreadable(value));
  flush();
  return `---\n${yaml}---\n\n${body}`;
}

/** Numbers of YAML 1.1 that YAML 1.2 writers take for texts (`1_000`, `0o17`, `1:20`). */
const NUMBER_LIKE = /^[-+.]?\d[\d_.:,eE+\-TtZz ]*$|^[-+]?0[xob][\da-fA-F_]+$/;
const misreadable = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(misreadable) : typeof value === 'string' && NUMBER_LIKE.test(value);

/** One line of visible text: white space collapsed; control characters, and marks that reorder text, left out. */
function cleaned(value: string | number | readonly string[] | undefined): unknown {
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'string') return cleanLine(value) || undefined;
  const items = value.map(cleanLine).filter((item) => item !== '');
  return items.length > 0 ? items : undefined;
}

const HIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const cleanLine = (text: string): string =>
  text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(HIDDEN, '')
    .trim();
