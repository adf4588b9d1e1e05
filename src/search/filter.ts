import { CommuniqueError } from '../model/error.ts';
import type { FieldName, FrontMatter } from '../model/front-matter.ts';
import { dateRange, folderDays } from './date-range.ts';
import type { DateRange } from './date-range.ts';
import { folded } from './fold-value.ts';
import { fieldsOf, predicateOf } from './where/expression.ts';
import type { Expression } from './where/expression.ts';
import { parseExpression } from './where/parse.ts';

/** The filters that all commands share, as typed. A value that begins with `!` excludes. */
export interface FilterOptions {
  readonly since?: string;
  readonly until?: string;
  /** Host (its subdomains count), publisher or site. */
  readonly source?: readonly string[];
  /** Host (its subdomains count) or site. */
  readonly site?: readonly string[];
  /** BCP 47; `zh` holds for `zh-Hant` too. */
  readonly lang?: readonly string[];
  /** One part of the section path, or the path from its start as `China News > Politics`. */
  readonly section?: readonly string[];
  /** A name, or whole words of it. */
  readonly author?: readonly string[];
  /** `attachments`, `warnings`, `revisions`: all that are named must be there. */
  readonly has?: readonly string[];
  /** Conditions on the front matter; all must hold. */
  readonly where?: readonly string[];
}

/** What a test asks of an entry: a field, the hosts of its addresses, or whether it has attachments or warnings. */
export type Asked = FieldName | 'host' | 'mark';

/** A condition on the front matter. */
export interface FieldTest {
  readonly asks: readonly Asked[];
  readonly accepts: (data: FrontMatter) => boolean;
  /** The condition's parts, where it is an expression. */
  readonly expression?: Expression;
}

/** Which entries are meant. Paths are asked first: a folder outside the dates is never read. */
export interface Filter {
  /** False where all entries pass `accepts`: front matter need not be read. */
  readonly needsFields: boolean;
  /** Could the folder, or the file, hold what is meant, by its date? Path with `/`, from the archive's root. */
  readonly acceptsPath: (path: string) => boolean;
  readonly accepts: (fields: FrontMatter) => boolean;
  /** What `acceptsPath` and `accepts` are made of. */
  readonly range: DateRange;
  readonly tests: readonly FieldTest[];
}

/**
 * The predicate of the filters: one of the values of each must hold, and none of those with `!`.
 * @throws usage
 */
export function createFilter(options: FilterOptions, now: Date): Filter {
  const range = dateRange(options.since, options.until, now);
  const { from, to } = range;
  const tests = [
    ...choice(options.source, ['host', 'publisher', 'site'], matchesSource),
    ...choice(options.site, ['host', 'site'], matchesSite),
    ...choice(options.lang, ['lang'], matchesLang),
    ...choice(options.section, ['section'], matchesSection),
    ...choice(options.author, ['author'], matchesAuthor),
    ...(options.has ?? []).map(hasTest),
    ...(options.where ?? []).map(whereTest),
  ];
  return {
    needsFields: tests.length > 0,
    acceptsPath(path) {
      if (from === '' && to === '') return true;
      const days = folderDays(path);
      return days !== undefined && (from === '' || days.to >= from) && (to === '' || days.from <= to);
    },
    accepts: (data) => tests.every((test) => test.accepts(data)),
    range,
    tests,
  };
}

type Match = (data: FrontMatter, wanted: string) => boolean;

function choice(values: readonly string[] | undefined, asks: readonly Asked[], match: Match): FieldTest[] {
  if (values === undefined || values.length === 0) return [];
  const wanted = values.filter((value) => !value.startsWith('!')).map(folded);
  const unwanted = values.filter((value) => value.startsWith('!')).map((value) => folded(value.slice(1)));
  const accepts = (data: FrontMatter): boolean =>
    (wanted.length === 0 || wanted.some((value) => match(data, value))) &&
    !unwanted.some((value) => match(data, value));
  return [{ asks, accepts }];
}

const matchesSource: Match = (data, wanted) => folded(data.publisher ?? '') === wanted || matchesSite(data, wanted);

const matchesSite: Match = ({ source, canonical, also = [], site = '' }, wanted) =>
  folded(site) === wanted ||
  [source, canonical, ...also].some((address) => {
    const host = hostOf(address);
    return host === wanted || host.endsWith(`.${wanted}`);
  });

/** The host of an address, '' where it is none. */
export function hostOf(address: string | undefined): string {
  if (address === undefined) return '';
  const plain = PLAIN_HOST.exec(address)?.[1];
  if (plain !== undefined) return plain;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/** An address whose host stands in it as it is: parsing takes 15 µs, and a catalogue asks for each entry. */
const PLAIN_HOST = /^https?:\/\/((?:[a-z\d][a-z\d-]{0,30}\.){1,5}[a-z]{2,10})(?:\/[\w./-]*)?$/;

const matchesLang: Match = ({ lang = '' }, wanted) => folded(lang) === wanted || folded(lang).startsWith(`${wanted}-`);

const matchesSection: Match = ({ section = [] }, wanted) => {
  const parts = section.map(folded);
  const path = wanted.split(/\s*>\s*/);
  return path.length === 1 ? parts.includes(wanted) : path.every((part, index) => parts[index] === part);
};

const words = (text: string): string => ` ${folded(text).replace(/[\s,;]+/g, ' ')} `;
const matchesAuthor: Match = ({ author = [] }, wanted) => author.some((name) => words(name).includes(words(wanted)));

const HAS = new Map<string, FieldTest>([
  ['attachments', { asks: ['mark'], accepts: ({ attachments = [] }) => attachments.length > 0 }],
  ['warnings', { asks: ['mark'], accepts: ({ warnings = [] }) => warnings.length > 0 }],
  ['revisions', { asks: ['revision'], accepts: ({ revision = 1 }) => revision > 1 }],
]);

function hasTest(typed: string): FieldTest {
  const not = typed.startsWith('!');
  const test = HAS.get(not ? typed.slice(1) : typed);
  if (!test) throw new CommuniqueError('usage', `--has ${typed}: say ${[...HAS.keys()].join(', ')}`);
  return { asks: test.asks, accepts: (data) => test.accepts(data) !== not };
}

function whereTest(source: string): FieldTest {
  const expression = parseExpression(source);
  return { asks: fieldsOf(expression), accepts: predicateOf(expression), expression };
}
