import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decode } from '../decode/decode.ts';
import type { StatedBeside, StatedFields } from '../formats/member.ts';
import { parseSidecar, type SidecarEntry } from '../formats/sidecar.ts';
import { parseMachineDate } from '../metadata/date/machine.ts';
import { orderShown } from '../metadata/date/order.ts';
import { statedDate } from '../metadata/text-date.ts';
import { withZone } from '../metadata/zoned.ts';
import type { StatedDate } from '../model/date.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import { describeSystemError } from '../model/system-error.ts';
import type { Candidates, Reading } from './reading.ts';

/** Longest metadata file: a row of 200 bytes for 600,000 releases. */
const MAX_BYTES = 128 * 1024 * 1024;

/** What a metadata file states about the releases of a batch. */
export class Sidecar {
  /** Of the file: another one may give other results. */
  readonly digest: string;
  readonly #name: string;
  /** By the last part of the key, without and with its ending. */
  readonly #entries = new Map<string, SidecarEntry[]>();
  readonly #used = new Map<SidecarEntry, Set<string>>();
  readonly #all: readonly SidecarEntry[];
  /** The order of day and month that the dates of the file show: 25/12/2021 proves that of 05/06/2021. */
  readonly #order: StatedBeside['dayOrder'];

  constructor(entries: readonly SidecarEntry[], name: string, digest: string) {
    this.digest = digest;
    this.#name = name;
    this.#all = entries;
    this.#order = orderShown(entries.flatMap(({ fields }) => datesOf(fields)));
    for (const entry of entries) {
      checkValues(entry, name);
      const key = lastPart(entry.key);
      this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry]);
    }
  }

  /** What is stated about a release of a file; `#3` is its third. A row for a whole file of many states what holds for all. */
  find(path: string | undefined, member: string | undefined): StatedBeside | undefined {
    if (path === undefined) return undefined;
    const number = member === undefined ? undefined : Number(member.slice(1));
    const fits = this.#fitting(path);
    const own = fits.find((entry) => entry.number === number) ?? fits.find((entry) => entry.number === undefined);
    if (own === undefined) return undefined;
    if (number === undefined || own.number === number)
      return this.#order === undefined ? own.fields : { ...own.fields, dayOrder: this.#order };
    const { publisher, section, tags, lang } = own.fields;
    return {
      ...(publisher === undefined ? {} : { publisher }),
      ...(section === undefined ? {} : { section }),
      ...(tags === undefined ? {} : { tags }),
      ...(lang === undefined ? {} : { lang }),
    };
  }

  /** Notes that there is such a file, for the rows that have none. */
  see(path: string): void {
    for (const entry of this.#fitting(path)) this.#used.set(entry, (this.#used.get(entry) ?? new Set()).add(path));
  }

  /** Rows that no file or more than one answered to, and columns that are not read, as lines for people. */
  doubts(): readonly string[] {
    const unused = this.#all.filter((entry) => !this.#used.has(entry));
    const several = this.#all.filter((entry) => (this.#used.get(entry)?.size ?? 0) > 1);
    const name = (list: readonly SidecarEntry[]): string => {
      const shown = list.slice(0, 3).map(({ key, place }) => `${key} (${place})`);
      return `${shown.join(', ')}${list.length > 3 ? ', …' : ''}`;
    };
    const unread = [...new Set(this.#all.flatMap((entry) => entry.unread))].slice(0, 10);
    return [
      ...(unread.length > 0
        ? [
            `${this.#name}: not read, for no field has such a name: ${unread.map((one) => JSON.stringify(one)).join(', ')}`,
          ]
        : []),
      ...(unused.length > 0
        ? [`${this.#name}: ${unused.length} of ${this.#all.length} rows fit no file: ${name(unused)}`]
        : []),
      ...(several.length > 0
        ? [`${this.#name}: ${several.length} rows fit more than one file: ${name(several)}; give the folder too`]
        : []),
    ];
  }

  /** Rows whose key is the end of the path, or the path's last part with or without its ending; the most exact first. */
  #fitting(name: string): readonly SidecarEntry[] {
    const path = name.replaceAll('\\', '/').replace(/^\.\//, '');
    const base = lastPart(path);
    const stem = base.replace(/\.[^.]{1,10}$/, '');
    return [base, stem].flatMap((name) =>
      (this.#entries.get(name) ?? [])
        .filter(({ key }) => {
          const end = `${path.slice(0, path.length - base.length)}${name}`;
          return end === key || end.endsWith(`/${key}`) || key.endsWith(`/${end}`);
        })
        .toSorted((a, b) => b.key.length - a.key.length),
    );
  }
}

/** The dates that are stated of a release, as they are written. */
export const datesOf = ({ date, updated }: StatedFields): readonly string[] =>
  [date, updated].filter((text) => text !== undefined);

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function checkValues({ place, fields, columns }: SidecarEntry, name: string): void {
  const refuse = (field: keyof StatedFields, value: string, what: string): never => {
    throw new CommuniqueError(
      'usage',
      `${name}: ${place}, column "${columns[field] ?? field}": "${value.slice(0, 80)}" ${what}`,
    );
  };
  for (const field of ['date', 'updated'] as const) {
    const value = fields[field];
    if (value !== undefined && parseMachineDate(value, { lang: fields.lang }) === undefined)
      refuse(field, value, 'is no date such as 2021-12-18');
  }
  if (fields.url !== undefined && !/^https?:\/\/[^\s/]+/i.test(fields.url))
    refuse('url', fields.url, 'is no web address');
  if (fields.lang !== undefined && !isLanguage(fields.lang))
    refuse('lang', fields.lang, 'is no language tag such as en or zh-Hant');
}

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Reads a metadata file. @throws CommuniqueError that names file, row and column */
export async function readSidecar(file: string, cwd: string): Promise<Sidecar> {
  try {
    const bytes = await readFile(resolve(cwd, file));
    if (bytes.length > MAX_BYTES) throw new CommuniqueError('too-large', `${file}: larger than 128 MiB; split it`);
    const { text } = await decode(bytes, {});
    return new Sidecar(parseSidecar(text, file), file, createHash('sha256').update(bytes).digest('hex'));
  } catch (error) {
    throw describeSystemError(error, file);
  }
}

/** The language and publisher that are stated beside a text are known before it is read, as hints are; the user's come first. */
export function withStated(hints: Hints, stated: StatedFields | undefined): Hints {
  const lang = hints.lang ?? stated?.lang;
  const publisher = hints.publisher ?? stated?.publisher;
  return { ...hints, ...(lang === undefined ? {} : { lang }), ...(publisher === undefined ? {} : { publisher }) };
}

/** A reading with what a metadata file states about it; that it differs from the text's own date is a warning. */
export function stateReading(reading: Reading, stated: StatedBeside | undefined, hints: Hints): Reading {
  if (stated === undefined) return reading;
  const { metadata } = reading;
  const dateOf = (value: string | undefined): Reading['metadata']['date'] => {
    const found =
      value === undefined ? undefined : parseMachineDate(value, { lang: metadata.lang, order: stated.dayOrder });
    return found && withZone(statedDate(found, 'user'), hints.zone, hints.zoneSource);
  };
  const date = dateOf(stated.date);
  const updated = dateOf(stated.updated);
  const own = metadata.date;
  const length = Math.min(date?.value.length ?? 0, own?.value.length ?? 0, 10);
  const differs = date !== undefined && own !== undefined && date.value.slice(0, length) !== own.value.slice(0, length);
  const { author, url, title, subtitle, section, tags, description } = stated;
  return {
    ...reading,
    metadata: {
      ...metadata,
      ...(title === undefined ? {} : { title }),
      ...(subtitle === undefined ? {} : { subtitle }),
      ...(date === undefined ? {} : { date }),
      ...(updated === undefined ? {} : { updated }),
      ...(url === undefined ? {} : { canonical: url }),
      ...(description === undefined ? {} : { description }),
      ...(section === undefined ? {} : { section }),
      ...(author === undefined ? {} : { authors: author }),
      ...(tags === undefined ? {} : { tags }),
    },
    candidates: {
      ...reading.candidates,
      ...(title === undefined ? {} : { title: first(reading, 'title', title, title) }),
      ...(date === undefined ? {} : { date: first(reading, 'date', date, stated.date ?? '') }),
    },
    warnings: differs
      ? [...reading.warnings, `dates differ: ${date.value} (metadata file), ${own.value} (${own.source})`]
      : reading.warnings,
  };
}

/** More than anything in a text or page is worth. */
const STATED = 1000;

/** The candidates of a field, led by what the metadata file states. */
function first(reading: Reading, field: string, value: string | StatedDate, raw: string): Candidates[string] {
  return [{ value, evidence: 'metadata file', raw, score: STATED }, ...(reading.candidates[field] ?? [])];
}
