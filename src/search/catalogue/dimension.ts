import type { FrontMatter } from '../../model/front-matter.ts';
import type { Asked } from '../filter.ts';
import { hostOf } from '../filter.ts';

/**
 * Fields with few distinct values are kept as numbers of those values. A test that asks for them alone is put to each
 * distinct value once, and the entries are found by number: the same test as on a file, a thousand times faster.
 */
export const DIMENSIONS = ['source', 'lang', 'section', 'author', 'marks'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const ANSWERS: Readonly<Record<Dimension, readonly Asked[]>> = {
  source: ['host', 'publisher', 'site'],
  lang: ['lang'],
  section: ['section'],
  author: ['author'],
  marks: ['mark', 'revision', 'date_precision', 'date_source', 'timezone_source', 'origin', 'extractor'],
};

/** The dimension whose values answer all that is asked. */
export const dimensionFor = (asks: readonly Asked[]): Dimension | undefined =>
  DIMENSIONS.find((dimension) => asks.every((asked) => ANSWERS[dimension].includes(asked)));

/** What a dimension keeps of a front matter: as much as its tests ask for. */
export function reduce(dimension: Dimension, data: FrontMatter): FrontMatter {
  if (dimension === 'lang') return pick(data, ['lang']);
  if (dimension === 'section') return pick(data, ['section']);
  if (dimension === 'author') return pick(data, ['author']);
  if (dimension === 'source') return reduceSource(data);
  const { attachments = [], warnings = [] } = data;
  return {
    ...pick(data, ['revision', 'date_precision', 'date_source', 'timezone_source', 'origin', 'extractor']),
    ...(attachments.length > 0 ? { attachments: ['…'] } : {}),
    ...(warnings.length > 0 ? { warnings: ['…'] } : {}),
  };
}

/** Of addresses, the hosts. */
function reduceSource(data: FrontMatter): FrontMatter {
  const first = hostOf(data.source);
  const others = new Set([data.canonical, ...(data.also ?? [])].map(hostOf));
  others.delete('');
  others.delete(first);
  return {
    ...pick(data, ['publisher', 'site']),
    ...(first === '' ? {} : { source: `https://${first}/` }),
    ...(others.size === 0 ? {} : { also: [...others].toSorted().map((host) => `https://${host}/`) }),
  };
}

function pick(data: FrontMatter, names: readonly (keyof FrontMatter)[]): FrontMatter {
  return Object.fromEntries(names.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]));
}
