import { escapeText } from './escape.ts';
import { imageDestination } from './link.ts';

/** Attributes in which scripts that load pictures late keep the address. */
const LATE = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-hi-res-src',
  'data-original-src',
  'data-img-src',
];
const LATE_SETS = ['data-srcset', 'data-lazy-srcset', 'srcset'];
const MAX_ALT = 2_000;
/** Sides of the bullets and arrows of pages, in pixels. */
const MAX_ORNAMENT = 20;
/** Names of files that are buttons and fillers. */
const ORNAMENT_NAME =
  /(?:^|\/)(?:(?:ico|icons?|btn|button)[-_]?\w{0,20}|rss|feed|print|printer|spacer|blank|transparent|pixel|arrow|bullet|puce|facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|loading|loader|spinner)[-_\d.x]{0,12}\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])/i;

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * An image as Markdown; empty for ornaments. A picture without an address (`data:`) keeps its description in the
 * form of an image that leads nowhere, so that it is not taken for text of the release.
 */
export function imageMarkdown(attributes: Attributes, base: string | undefined): string {
  if (isOrnament(attributes)) return '';
  const description = (attributes['alt'] ?? '').slice(0, MAX_ALT).replace(/\s+/g, ' ').trim();
  const destination = imageAddress(attributes, base);
  if (destination === undefined && description === '') return '';
  const alt = escapeText(description, { before: '[', after: ']', lineStart: false, inLink: true });
  return `![${alt}](${destination ?? ''})`;
}

/** A late address says what the picture is; `src` is a placeholder then. */
function imageAddress(attributes: Attributes, base: string | undefined): string | undefined {
  for (const name of [...LATE, 'src']) {
    const destination = imageDestination(attributes[name], base);
    if (destination !== undefined) return destination;
  }
  for (const name of LATE_SETS) {
    const destination = imageDestination(largest(attributes[name]), base);
    if (destination !== undefined) return destination;
  }
  return undefined;
}

function largest(set: string | undefined): string | undefined {
  if (set === undefined || set.length > 20_000) return undefined;
  let best: string | undefined;
  let size = -1;
  for (const candidate of set.split(/,\s+|,$/)) {
    const [address, descriptor] = candidate.trim().split(/\s+/);
    const value = Number.parseFloat(descriptor ?? '1');
    if (address && value > size) [best, size] = [address, value];
  }
  return best;
}

/** Counting pixels, and small drawings that say nothing: bullets, arrows, spacers. */
function isOrnament(attributes: Attributes): boolean {
  const sides = [attributes['width'], attributes['height']].map((side) =>
    /^\s*\d{1,5}(?:px)?\s*$/.test(side ?? '') ? Number.parseInt(side ?? '', 10) : Infinity,
  );
  const largest = Math.max(...sides);
  if (largest <= 1) return true;
  if (/[\p{L}\p{N}]/u.test(attributes['alt'] ?? '')) return false;
  return largest <= MAX_ORNAMENT || ORNAMENT_NAME.test((attributes['src'] ?? '').slice(-200));
}
