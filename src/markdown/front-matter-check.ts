import { FRONT_MATTER_FIELDS } from '../model/front-matter.ts';
import type { ExtraFields, FrontMatter } from '../model/front-matter.ts';

export interface CheckedFields {
  readonly data: FrontMatter;
  readonly extra: ExtraFields;
  readonly problems: readonly string[];
}

type Plain = string | number | boolean;
const TYPES = new Map<string, 'text' | 'number' | 'list'>(FRONT_MATTER_FIELDS.map(({ name, type }) => [name, type]));
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,99}$/u;

/** Checks parsed YAML against the known fields; what has another shape is left out and named. */
export function checkFields(value: unknown): CheckedFields {
  const data: Record<string, Plain | readonly string[]> = {};
  const extra: Record<string, Plain | readonly string[]> = {};
  const problems: string[] = [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { data: {}, extra, problems: ['front matter is not a list of fields'] };
  }
  for (const [name, given] of Object.entries(value)) {
    if (given === null || given === '') continue;
    const type = TYPES.get(name);
    const fitted = type === undefined ? asExtra(name, given) : fit(given, type);
    if (fitted === undefined) problems.push(`field "${name.slice(0, 40)}" is not a ${type ?? 'plain value'}`);
    else if (type === undefined) extra[name] = fitted;
    else data[name] = fitted;
  }
  return { data, extra, problems };
}

/** The value as its field's type; people write numbers for titles and one author without brackets. */
function fit(value: unknown, type: 'text' | 'number' | 'list'): Plain | readonly string[] | undefined {
  if (type === 'list') return Array.isArray(value) ? asList(value) : isPlain(value) ? [String(value)] : undefined;
  if (type === 'text') return isPlain(value) ? String(value) : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

const asExtra = (name: string, value: unknown): Plain | readonly string[] | undefined => {
  if (!NAME.test(name) || name === '__proto__') return undefined;
  return Array.isArray(value) ? asList(value) : isPlain(value) ? value : undefined;
};

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const asList = (items: readonly unknown[]): readonly string[] | undefined =>
  items.every(isPlain) ? items.map(String) : undefined;
