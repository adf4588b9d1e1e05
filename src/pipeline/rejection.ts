import type { RejectionReason } from '../model/outcome.ts';

/** For people: what the capture gate saw, and what may help. */
const SEEN: Readonly<Record<RejectionReason, string>> = {
  challenge: 'is a check for bots, not the page; save the page from a browser and import it',
  consent: 'is a consent or login wall, not the page; save the page from a browser and import it',
  'soft-404': 'says that the page does not exist or cannot be served; check the address',
  listing: 'is a list of items, not a release; give the addresses of the items',
  empty: 'has no text of a release; "communique explain" shows what was left out',
  truncated: 'ends in mid-page or is too long for one release; get it again, or split it',
  'attachment-only': 'only points to an attachment; get that file',
  stub: 'is a test or a stub without content; "communique import --keep-all" takes it',
  'not-text': 'is not text; give HTML, text or Markdown',
};

/** `name: what was seen and what to do`. */
export function rejectionMessage(name: string, reason: RejectionReason): string {
  return `${name}: ${SEEN[reason]}`;
}

/** The warning on a release that was kept all the same. */
export function keptWarning(reason: RejectionReason): string {
  return `kept though it ${SEEN[reason].split(';', 1)[0]}`;
}
