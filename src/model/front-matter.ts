/**
 * The fields of an archived file's front matter, in the order in which they are written. Flat: a field is a text, a number
 * or a list of texts, and each stands on one line. `quoted` fields are dates, always written in quotes: YAML 1.1 readers
 * would turn plain ones into timestamps or base-60 numbers.
 */
export const FRONT_MATTER_FIELDS = [
  { name: 'id', type: 'text' },
  { name: 'title', type: 'text' },
  { name: 'subtitle', type: 'text' },
  { name: 'date', type: 'text', quoted: true },
  { name: 'date_precision', type: 'text' },
  { name: 'date_source', type: 'text' },
  { name: 'date_raw', type: 'text', quoted: true },
  { name: 'timezone_source', type: 'text' },
  { name: 'updated', type: 'text', quoted: true },
  { name: 'publisher', type: 'text' },
  { name: 'site', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'canonical', type: 'text' },
  { name: 'also', type: 'list' },
  { name: 'section', type: 'list' },
  { name: 'author', type: 'list' },
  { name: 'dateline', type: 'text' },
  { name: 'lang', type: 'text' },
  { name: 'tags', type: 'list' },
  { name: 'description', type: 'text' },
  { name: 'contact', type: 'text' },
  { name: 'attachments', type: 'list' },
  { name: 'retrieved', type: 'text', quoted: true },
  { name: 'origin', type: 'text' },
  { name: 'capture', type: 'text' },
  { name: 'member', type: 'text', quoted: true },
  { name: 'sha256', type: 'text' },
  { name: 'text_sha256', type: 'text' },
  { name: 'revision', type: 'number' },
  { name: 'extractor', type: 'text' },
  { name: 'words', type: 'number' },
  { name: 'warnings', type: 'list' },
] as const;

type Field = (typeof FRONT_MATTER_FIELDS)[number];
export type FieldName = Field['name'];
type NamesOf<Type extends string> = Extract<Field, { type: Type }>['name'];

/** The known fields of a file of the archive; all may be missing in a file that people have edited. */
export type FrontMatter = { readonly [Name in NamesOf<'text'>]?: string } & {
  readonly [Name in NamesOf<'number'>]?: number;
} & { readonly [Name in NamesOf<'list'>]?: readonly string[] };

/** Fields that people or other tools have added: kept when a file is written again. */
export type ExtraFields = Readonly<Record<string, string | number | boolean | readonly string[]>>;
