import type { HtmlDocument } from '../document/html.ts';
import type { Candidate } from '../model/candidate.ts';
import { squash } from './likeness.ts';
import { claimCandidates, readClaims, type Claims } from './title/claim.ts';
import { headingCandidates, visibleCandidates } from './title/heading.ts';

/** The headline of a page from the page alone; the extraction's anchor. */
export function headlineOf(document: HtmlDocument): string | undefined {
  return titleCandidates(document)[0]?.value;
}

/**
 * All candidates for the headline, best first. The first heading that `title`, og:title or JSON-LD confirm wins (.81 of 121
 * news pages, where og:title alone has .76 and JSON-LD .75): it is spelled as readers see it. Then the claims themselves.
 */
export function titleCandidates(document: HtmlDocument): readonly Candidate<string>[] {
  const claims = readClaims(document);
  const visible = [...headingCandidates(document, claims), ...visibleCandidates(document, claims)];
  const best = lonely(visible, claims) ?? visible.toSorted((a, b) => b.score - a.score)[0];
  const seen = best !== undefined && best.score < CONFIRMED ? isSeen(document, claims, best.value) : true;
  const candidates = [...visible, ...claimCandidates(claims, seen)].map((candidate) => {
    if (best === undefined) return candidate;
    return candidate.value === best.value && candidate.evidence === best.evidence
      ? best
      : weigh(candidate, best, claims);
  });
  return candidates.toSorted((a, b) => b.score - a.score);
}

/** Least score of a heading that a claim confirms. */
const CONFIRMED = 66;

/** Whether the text says anywhere what `title` claims, outside of menus: else it is the name of a section or of the site. */
function isSeen(document: HtmlDocument, claims: Claims, heading: string): boolean {
  if (claims.jsonLd !== undefined || claims.title === undefined) return true;
  const key = squash(claims.title);
  if ((claims.og !== undefined && squash(claims.og) !== key) || isVariant(claims.title, heading)) return true;
  return document.blocks.some(
    (block) => block.linkShare < 0.5 && block.width >= 16 && squash(block.text).includes(key),
  );
}

/** The only long h1 of a page whose claims all differ: what readers see then decides. */
function lonely(visible: readonly Candidate<string>[], claims: Claims): Candidate<string> | undefined {
  if (claims.og === undefined || claims.jsonLd === undefined || visible.some((one) => one.score >= CONFIRMED))
    return undefined;
  const keys = [claims.og, claims.jsonLd, claims.title ?? ''].map((claim) => squash(claim));
  if (new Set(keys).size < keys.length) return undefined;
  const [first, second] = visible.filter((one) => one.evidence === 'h1' && squash(one.value).length >= 25);
  return first === undefined || second !== undefined ? undefined : { ...first, score: 62 };
}

/** Where the claims overrule the best heading. */
function weigh(candidate: Candidate<string>, best: Candidate<string>, claims: Claims): Candidate<string> {
  const { og, jsonLd, title } = claims;
  if (candidate.evidence !== 'meta:og:title' || og === undefined) return candidate;
  const [ogKey, bestKey] = [squash(og), squash(best.value)];
  if (ogKey === bestKey) return candidate;
  // two claims agree on another wording than the heading's
  const agreed = jsonLd !== undefined && squash(jsonLd) === ogKey;
  // the heading is worded for search engines like `title`; the editors' wording of the same sentence is in og:title
  const variant = title !== undefined && squash(title) === bestKey && isVariant(og, best.value);
  // the heading begins with a kicker that og:title leaves off, and nothing speaks for it
  const kicker = jsonLd === undefined && ogKey.length >= 20 && bestKey.endsWith(ogKey);
  return agreed || variant || kicker ? { ...candidate, score: best.score + 1 } : candidate;
}

/** Half of the words shared, neither the beginning or end of the other. */
function isVariant(a: string, b: string): boolean {
  const [keyA, keyB] = [squash(a), squash(b)];
  if (keyA.includes(keyB) || keyB.includes(keyA)) return false;
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  let shared = 0;
  for (const word of wordsA) if (wordsB.has(word)) shared++;
  return shared * 2 >= Math.min(wordsA.size, wordsB.size) && shared >= 3;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
