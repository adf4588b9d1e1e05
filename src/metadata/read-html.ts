import { metaContent, type HtmlDocument } from '../document/html.ts';
import type { JudgedBlock } from '../model/block.ts';
import type { StatedDate } from '../model/date.ts';
import type { Metadata } from '../model/release.ts';
import { readAlternates, readAttachments } from './attachment.ts';
import { authorCandidates } from './authors.ts';
import { dateConflicts } from './conflict.ts';
import { given } from './given.ts';
import { readContact, readDateline, readSubtitle } from './judged-field.ts';
import { languageOf } from './language.ts';
import { canonicalUrl } from './link.ts';
import { publisherCandidates, siteOf } from './publisher.ts';
import type { DateCandidate, DateRole } from './published/candidate.ts';
import { chooseDate, dateCandidates, explained } from './published.ts';
import type { MetadataHints, MetadataReading } from './reading.ts';
import { sectionCandidates } from './section.ts';
import { dayAfter, sampleOf } from './text-sample.ts';
import { stringOf, structuredData } from './structured.ts';
import { readDescription, readTags } from './tags.ts';
import { titleCandidates } from './title.ts';
import { withZone } from './zoned.ts';

/** Reads all fields of a page. Language comes first: it orders day and month; the headline next: dates are looked for around it. */
export async function readHtmlMetadata(
  document: HtmlDocument,
  judged: readonly JudgedBlock[],
  hints: MetadataHints,
): Promise<MetadataReading> {
  const declared = [...(hints.lang === undefined ? [] : [hints.lang]), ...declaredLanguages(document)];
  const language = await languageOf(sampleOf(judged), declared[0]);
  const title = hints.title ?? titleCandidates(document);
  const headline = title[0]?.value;
  const lang = regional(language.lang, declared);
  const date = dateCandidates(document, judged, {
    headline,
    lang,
    notAfter: dayAfter(hints.retrieved),
    dated: hints.dated,
  });
  const authors = authorCandidates(document);
  const publisher = publisherCandidates(document, authors[0]?.value.offices ?? []);
  const section = sectionCandidates(document, headline);
  const dates = readDates(date, hints);
  const metadata: Metadata = {
    ...given('title', headline),
    ...given('subtitle', readSubtitle(judged)),
    ...dates,
    ...given('publisher', hints.publisher ?? publisher[0]?.value),
    ...given('site', hints.site ?? siteOf(document)),
    ...given('canonical', canonicalUrl(document)),
    section: section[0]?.value ?? [],
    authors: authors[0]?.value.people ?? [],
    ...given('dateline', readDateline(judged)),
    ...given('lang', language.lang),
    tags: readTags(document),
    ...given('description', readDescription(document)),
    ...given('contact', readContact(judged)),
    attachments: readAttachments(document, judged),
    alternates: readAlternates(document),
  };
  return {
    metadata,
    candidates: {
      title,
      date: explained(date, 'published'),
      updated: explained(date, 'updated'),
      section: section.map((one) => ({ ...one, value: one.value.join(' > ') })),
      author: authors.map((one) => ({ ...one, value: [...one.value.people, ...one.value.offices].join('; ') })),
      publisher,
    },
    warnings: [...(language.warning === undefined ? [] : [language.warning]), ...dateConflicts(dates.date, date)],
  };
}

/** Date of publication and of the last change, with the offset that hints give; a change before the publication is stale. */
function readDates(
  candidates: readonly DateCandidate[],
  { zone, zoneSource }: MetadataHints,
): { readonly date?: StatedDate; readonly updated?: StatedDate } {
  const dated = (role: DateRole, from?: string): StatedDate | undefined => {
    const chosen = chooseDate(candidates, role, from);
    return chosen && withZone(chosen, zone, zoneSource);
  };
  const date = dated('published');
  const updated = dated('updated', date?.value.slice(0, 10));
  return { ...given('date', date), ...given('updated', updated?.value === date?.value ? undefined : updated) };
}

/** What a page declares, best first. */
function declaredLanguages(document: HtmlDocument): readonly string[] {
  const { article } = structuredData(document);
  const tags = [
    document.lang,
    stringOf(article?.['inLanguage']),
    metaContent(document, 'content-language', 'language', 'dc.language', 'dcterms.language', 'og:locale'),
  ];
  // "english" is no tag
  return tags.flatMap((tag) =>
    tag && /^[a-z]{2,3}(?:[-_][\w-]{2,12})?$/i.test(tag.trim()) ? [tag.trim().replaceAll('_', '-')] : [],
  );
}

/** The declared tag with a region, if it is of the same language: regions order day and month. */
function regional(lang: string | undefined, declared: readonly string[]): string | undefined {
  const primary = lang?.split('-', 1)[0];
  return declared.find((tag) => tag.includes('-') && tag.split('-', 1)[0] === primary) ?? lang;
}
