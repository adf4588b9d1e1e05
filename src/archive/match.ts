import type { ArchiveLayout } from './layout.ts';
import { readVersions } from './revisions.ts';
import type { Draft } from './draft.ts';
import type { Entry } from './entry.ts';
import { addressesOf } from './identities.ts';
import type { Identities } from './identities.ts';
import { addressIdentity, idKey, payloadKey, textKey } from './identity.ts';

/** The entry that a draft belongs to, and why. */
export interface Match {
  readonly entry: Entry;
  /** `same`: its own entry or its own address; `twin`: another source of the same text. */
  readonly kind: 'same' | 'twin';
}

/** Texts shorter than this (in bytes of the file) may recur under other titles: "The committee left its rates unchanged." */
const TELLING_TEXT = 300;

/** Finds the entry of a draft: by its identity, by one of its addresses, by its text, or by the bytes it was read from. */
export function findMatch(draft: Draft, identities: Identities, layout: ArchiveLayout): Match | undefined {
  return (
    byIdentity(draft, identities, layout) ?? byText(draft, identities, layout) ?? byPayload(draft, identities, layout)
  );
}

function byIdentity({ data, addressed }: Draft, identities: Identities, layout: ArchiveLayout): Match | undefined {
  const own = identities.find(idKey(data.id), (entry) => entry.data.id === data.id);
  if (own) return { entry: own, kind: 'same' };
  if (!addressed) return undefined;
  const named = identities.find(idKey(data.id), (entry) => addressesOf(entry.data).includes(data.id));
  if (!named) return undefined;
  // An address that once gave the same text as another source and now gives a text of its own is a release of its own.
  const main = addressIdentity(named.data.source) === data.id;
  const known = readVersions(layout, named).some((version) => version.data.text_sha256 === data.text_sha256);
  return main || known ? { entry: named, kind: 'same' } : undefined;
}

function byText(draft: Draft, identities: Identities, layout: ArchiveLayout): Match | undefined {
  const { data } = draft;
  const says = (version: Entry): boolean =>
    version.data.text_sha256 === data.text_sha256 && isSameRelease(draft, version);
  const entry = identities.find(textKey(data.text_sha256), (other) => readVersions(layout, other).some(says));
  return entry && { entry, kind: !draft.addressed && isFrom(entry, draft) ? 'same' : 'twin' };
}

/** True when the text was read from the same bytes. */
const isFrom = ({ data }: Entry, draft: Draft): boolean =>
  data.sha256 === draft.data.sha256 && data.member === draft.data.member;

/** The same words under another date are another release (monthly notices), and so are short ones under another title. */
function isSameRelease({ data, body }: Draft, other: Entry): boolean {
  const day = data.date?.slice(0, 10);
  const otherDay = other.data.date?.slice(0, 10);
  if (day !== undefined && otherDay !== undefined && day !== otherDay) return false;
  return body.length >= TELLING_TEXT || data.title === other.data.title;
}

/**
 * A file that was read before, by an earlier version of the extraction: its text is new, the bytes are the same. If the
 * release has a newer text since, from other bytes, the file is only another source of it.
 */
function byPayload(draft: Draft, identities: Identities, layout: ArchiveLayout): Match | undefined {
  const { data, addressed } = draft;
  if (addressed) return undefined;
  const holds = (version: Entry): boolean =>
    isFrom(version, draft) && (data.member === undefined || version.data.title === data.title);
  const entry = identities.find(payloadKey(data.sha256, data.member), (other) =>
    readVersions(layout, other).some(holds),
  );
  return entry && { entry, kind: holds(entry) ? 'same' : 'twin' };
}
