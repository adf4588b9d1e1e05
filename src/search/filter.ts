import type { FrontMatter } from '../model/front-matter.ts';
import { dateRange, folderDays } from './date-range.ts';

/** The filters that all commands share, as typed. A value that begins with `!` excludes. */
export interface FilterOptions {
  readonly since?: string;
  readonly until?: string;
  /** Host (its subdomains count), publisher or site. */
  readonly source?: readonly string[];
  /** BCP 47; `zh` holds for `zh-Hant` too. */
  readonly lang?: readonly string[];
  /** One part of the section path, or the path from its start as `China News > Politics`. */
  readonly section?: readonly string[];
}

/** The fields that filters ask for. */
export type FilterFields = Pick<
  FrontMatter,
  'source' | 'canonical' | 'also' | 'publisher' | 'site' | 'lang' | 'section'
>;

/** Which entries are meant. Paths are asked first: a folder outside the dates is never read. */
export interface Filter {
  /** False where all entries pass `accepts`: front matter need not be read. */
  readonly needsFields: boolean;
  /** Could the folder, or the file, hold what is meant, by its date? Path with `/`, from the archive's root. */
  readonly acceptsPath: (path: string) => boolean;
  readonly accepts: (fields: FilterFields) => boolean;
}

/** The predicate of `--since --until --source --lang --section`: one of the values of each must hold, and none of those with `!`. */
export function createFilter(options: FilterOptions, now: Date): Filter {
  const { from, to } = dateRange(options.since, options.until, now);
  const tests = [
    choice(options.source, matchesSource),
    choice(options.lang, matchesLang),
    choice(options.section, matchesSection),
  ].filter((test) => test !== undefined);
  return {
    needsFields: tests.length > 0,
    acceptsPath(path) {
      if (from === '' && to === '') return true;
      const days = folderDays(path);
      return days !== undefined && (from === '' || days.to >= from) && (to === '' || days.from <= to);
    },
    accepts: (fields) => tests.every((test) => test(fields)),
  };
}

type Test = (fields: FilterFields, wanted: string) => boolean;

function choice(values: readonly string[] | undefined, test: Test): ((fields: FilterFields) => boolean) | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const wanted = values.filter((value) => !value.startsWith('!')).map(folded);
  const unwanted = values.filter((value) => value.startsWith('!')).map((value) => folded(value.slice(1)));
  return (fields) =>
    (wanted.length === 0 || wanted.some((value) => test(fields, value))) &&
    !unwanted.some((value) => test(fields, value));
}

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

const matchesSource: Test = ({ source, canonical, also = [], publisher = '', site = '' }, wanted) =>
  folded(publisher) === wanted ||
  folded(site) === wanted ||
  [source, canonical, ...also].some((address) => {
    const host = hostOf(address);
    return host === wanted || host.endsWith(`.${wanted}`);
  });

function hostOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : '';
}

const matchesLang: Test = ({ lang = '' }, wanted) => folded(lang) === wanted || folded(lang).startsWith(`${wanted}-`);

const matchesSection: Test = ({ section = [] }, wanted) => {
  const parts = section.map(folded);
  const path = wanted.split(/\s*>\s*/);
  return path.length === 1 ? parts.includes(wanted) : path.every((part, index) => parts[index] === part);
};
