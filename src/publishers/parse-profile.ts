import { CommuniqueError } from '../model/error.ts';
import type { Layout, Profile } from './profile.ts';

const FIELDS = ['name', 'hosts', 'zone', 'languages', 'layouts', 'boilerplate'];
const LAYOUT_FIELDS = ['until', 'title', 'date', 'body', 'remove'];
export const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;
const MAX_TEXT = 500;
const MAX_ITEMS = 1_000;

type Fields = Readonly<Record<string, unknown>>;

/** Reads a profile from data of unknown shape; what is wrong is said with file and field. */
export function parseProfile(data: unknown, file: string): Profile {
  const fields = asFields(data, file, 'the profile', FIELDS);
  const zone = optional(fields, 'zone', zoneName, file);
  return {
    name: text(fields['name'], `${file}: name`),
    hosts: list(
      fields['hosts'],
      `${file}: hosts`,
      (value, at) => matching(value, at, HOST, 'a host such as "example.org", in lower case'),
      1,
    ),
    ...(zone === undefined ? {} : { zone }),
    languages: list(fields['languages'] ?? [], `${file}: languages`, (value, at) =>
      matching(value, at, LANGUAGE, 'a language tag such as "de" or "zh-Hant"'),
    ),
    layouts: list(fields['layouts'] ?? [], `${file}: layouts`, (value, at) =>
      layout(value, file, at.slice(file.length + 2)),
    ),
    boilerplate: list(fields['boilerplate'] ?? [], `${file}: boilerplate`, text),
    file,
  };
}

function layout(data: unknown, file: string, place: string): Layout {
  const fields = asFields(data, file, place, LAYOUT_FIELDS);
  const read: Record<string, string> = {};
  for (const name of LAYOUT_FIELDS) {
    const value = optional(
      fields,
      name,
      (value, at) => (name === 'until' ? day(value, at) : text(value, at)),
      `${file}: ${place}`,
      '.',
    );
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function asFields(data: unknown, file: string, place: string, known: readonly string[]): Fields {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw bad(`${file}: ${place}`, 'an object is needed');
  const fields: Fields = { ...data };
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  const where = place === 'the profile' ? '' : `${place}.`;
  if (stranger !== undefined)
    throw bad(`${file}: ${where}${stranger.slice(0, 50)}`, `unknown field; known are ${known.join(', ')}`);
  return fields;
}

function optional<T>(
  fields: Fields,
  name: string,
  read: (value: unknown, at: string) => T,
  prefix: string,
  joint = ': ',
): T | undefined {
  return fields[name] === undefined ? undefined : read(fields[name], `${prefix}${joint}${name}`);
}

function list<T>(value: unknown, at: string, read: (value: unknown, at: string) => T, least = 0): readonly T[] {
  if (!Array.isArray(value) || value.length < least || value.length > MAX_ITEMS) {
    throw bad(at, least > 0 ? `a list with at least ${least} item is needed` : 'a list is needed');
  }
  return value.map((item: unknown, index) => read(item, `${at}[${index}]`));
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_TEXT)
    throw bad(at, `a text of 1 to ${MAX_TEXT} characters is needed`);
  return value.trim();
}

function matching(value: unknown, at: string, pattern: RegExp, what: string): string {
  const given = text(value, at);
  if (!pattern.test(given)) throw bad(at, `${JSON.stringify(given)} is not ${what}`);
  return given;
}

function day(value: unknown, at: string): string {
  const given = matching(value, at, /^\d{4}-\d{2}-\d{2}$/, 'a day such as "2021-06-30"');
  const time = Date.parse(given);
  // Date takes 31 June for 1 July
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(given))
    throw bad(at, `${JSON.stringify(given)} is not a day of the calendar`);
  return given;
}

function zoneName(value: unknown, at: string): string {
  const given = text(value, at);
  if (!isZone(given)) throw bad(at, `${JSON.stringify(given)} is not a time zone such as "Europe/Brussels"`);
  return given;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const bad = (at: string, what: string): CommuniqueError => new CommuniqueError('usage', `${at}: ${what}`);
