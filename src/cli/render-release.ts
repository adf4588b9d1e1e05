import type { Release } from '../model/release.ts';

/** A release with the name of the file (and member) it came from. */
export interface NamedRelease {
  readonly file: string;
  readonly member?: string;
  readonly release: Release;
}

/** The line that `extract --json` prints; absent values are null, so that every line has the same columns. */
export function toJson({ file, member, release }: NamedRelease): Record<string, unknown> {
  return {
    file,
    ...(member === undefined ? {} : { member }),
    title: release.title ?? null,
    subtitle: release.subtitle ?? null,
    date: release.date?.value ?? null,
    date_precision: release.date?.precision ?? null,
    date_source: release.date?.source ?? null,
    date_raw: release.date?.raw ?? null,
    updated: release.updated?.value ?? null,
    publisher: release.publisher ?? null,
    section: release.section,
    author: release.authors,
    dateline: release.dateline ?? null,
    lang: release.lang ?? null,
    canonical: release.canonical ?? null,
    alternates: release.alternates,
    description: release.description ?? null,
    tags: release.tags,
    contact: release.contact ?? null,
    attachments: release.attachments.map(({ url }) => url),
    text: release.text,
    markdown: release.markdown,
    warnings: release.warnings,
  };
}

/** For people: title, date and Markdown; a rule between releases. */
export function toText({ file, member, release }: NamedRelease, separated: boolean): string {
  const facts = [
    release.date?.value ?? 'undated',
    release.lang,
    release.section.join(' > '),
    release.authors.join(', '),
    member === undefined ? file : `${file} ${member}`,
  ];
  return `${separated ? '\n---\n\n' : ''}# ${release.title ?? 'Untitled'}\n\n${facts.filter(Boolean).join(' · ')}\n\n${release.markdown}`;
}
