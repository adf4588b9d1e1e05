import type { Capture, Origin } from '../model/capture.ts';
import type { FrontMatter } from '../model/front-matter.ts';
import type { Release } from '../model/release.ts';
import { EXTRACTOR } from '../model/version.ts';
import type { CaptureRef } from './capture-store.ts';
import { entryFolder } from './entry-folder.ts';
import { addressIdentity, identifyingAddress, textIdentity } from './identity.ts';
import { textSha256 } from './text-digest.ts';
import { countWords } from './word-count.ts';

/** A release on its way into the archive, with the capture it was read from. */
export interface Incoming {
  readonly capture: Capture;
  readonly release: Release;
  /** Which of several releases of the capture. */
  readonly member?: string | undefined;
  readonly origin: Origin;
}

/** The file that an incoming release would be if it is new. */
export interface Draft {
  readonly data: FrontMatter & { readonly id: string; readonly sha256: string; readonly text_sha256: string };
  readonly body: string;
  readonly folder: string;
  /** What the file is named after. */
  readonly name: string;
  /** True when `data.id` stands for an address, false when it stands for the text. */
  readonly addressed: boolean;
}

/** Composes the file of a release. */
export function draftOf({ capture, release, member, origin }: Incoming, kept: CaptureRef | undefined): Draft {
  const body = cleanBody(release.markdown);
  const digest = textSha256(body);
  const own = capture.finalUrl ?? capture.url;
  const source = own ?? identifyingAddress(undefined, release.canonical);
  const place = [capture.member, member].filter((part) => part !== undefined).join(' ');
  const alone = place === '';
  const canonical = alone ? release.canonical : differing(release.canonical, own);
  const addressId = addressIdentity(identifyingAddress(alone ? own : undefined, canonical));
  const id = addressId ?? textIdentity(release.title ?? '', release.date?.value ?? '', digest);
  const data = {
    id,
    ...statedFields(release),
    ...defined({
      source,
      canonical: differing(release.canonical, source),
      capture: kept && `${kept.file}#${kept.id}`,
      member: alone ? undefined : place,
    }),
    retrieved: capture.retrieved,
    origin,
    sha256: capture.sha256,
    text_sha256: digest,
    revision: 1,
    extractor: EXTRACTOR,
    words: countWords(release.text),
    warnings: release.warnings,
  };
  const name = release.title?.trim() || firstWords(release.text);
  return { data, body, folder: entryFolder(release.date), name, addressed: addressId !== undefined };
}

function statedFields(release: Release): FrontMatter {
  return {
    section: release.section,
    author: release.authors,
    tags: release.tags,
    attachments: release.attachments.map(({ url }) => url),
    ...defined({
      title: release.title,
      subtitle: release.subtitle,
      date: release.date?.value,
      date_precision: release.date?.precision,
      date_source: release.date?.source,
      date_raw: release.date?.raw,
      timezone_source: release.date?.zoneSource,
      updated: release.updated?.value,
      publisher: release.publisher,
      site: release.site,
      dateline: release.dateline,
      lang: release.lang,
      description: release.description,
      contact: release.contact,
    }),
  };
}

/** The canonical address, where it is not just another spelling of the source. */
function differing(canonical: string | undefined, source: string | undefined): string | undefined {
  return addressIdentity(canonical) === addressIdentity(source) ? undefined : canonical;
}

/** Line ends as LF, one at the end, no control characters (a terminal would obey them), no halves of characters. */
function cleanBody(markdown: string): string {
  const text = UNCLEAN.test(markdown) ? cleanCharacters(markdown) : markdown;
  return `${text.replace(/^\n+/, '').trimEnd()}\n`;
}

const cleanCharacters = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
const UNCLEAN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\p{Cs}]/u;

const firstWords = (text: string): string => text.slice(0, 200).split('\n')[0] ?? '';

function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) given[name] = value;
  return given;
}
