import { parseHtml, type HtmlDocument, type HtmlElement } from '../document/html.ts';
import { selectElements } from '../document/html/select.ts';
import { textOf } from '../document/html/node.ts';
import type { HtmlExtraction } from '../extract/html.ts';
import { imposePlaces } from '../extract/html/impose.ts';
import { maskLine } from '../extract/repetition.ts';
import type { Candidate } from '../model/candidate.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints } from '../model/outcome.ts';
import { readProfiles } from '../publishers/read-profiles.ts';
import { layoutsFor, matchProfile, type Layout, type Profile } from '../publishers/profile.ts';

/** Above the scores of all that is found without a profile. */
const CERTAIN = 1_000;

/**
 * The profile of the publisher that a capture was fetched from; the user's profiles come first. A file has the address that
 * it states itself, or the host that the user names.
 */
export async function publisherOf(
  capture: Capture,
  own: readonly Profile[] = [],
  stated: { readonly url?: string | undefined; readonly site?: string | undefined } = {},
): Promise<Profile | undefined> {
  const { site } = stated;
  const url = capture.finalUrl ?? capture.url ?? stated.url ?? (site && `https://${site}/`);
  if (url === undefined) return undefined;
  const profile = matchProfile(own, url);
  if (profile) return profile;
  const { NEWSROOMS } = await import('../publishers/newsrooms.ts');
  return matchProfile(NEWSROOMS, url);
}

/** The user's profiles in a folder, their selectors tried: a mistake is told before anything is read with it. */
export async function ownProfiles(folder: string): Promise<readonly Profile[]> {
  const profiles = await readProfiles(folder);
  const { root } = parseHtml('');
  for (const profile of profiles) {
    for (const [at, { until: _, ...selectors }] of profile.layouts.entries()) {
      for (const [field, selector] of Object.entries(selectors)) {
        await selectElements(root, selector, `${profile.file}: layouts[${at}].${field}`);
      }
    }
  }
  return profiles;
}

/** What the user said stays; the profile fills what is left open. */
export function withProfile(hints: Hints, { name, zone, languages }: Profile): Hints {
  const [only, ...others] = languages;
  return {
    publisher: name,
    ...(zone === undefined ? {} : { zone, zoneSource: 'profile' as const }),
    ...(only !== undefined && others.length === 0 ? { lang: only } : {}),
    ...hints,
  };
}

const MASKED = new WeakMap<Profile, ReadonlySet<string>>();

/** Whether a line is one of those that the profile says are never text, whatever its numbers and dates are. */
export function isProfileLine(profile: Profile, line: string): boolean {
  let lines = MASKED.get(profile);
  if (lines === undefined) {
    lines = new Set(profile.boilerplate.map(maskLine).filter((one) => one !== ''));
    MASKED.set(profile, lines);
  }
  return lines.has(maskLine(line));
}

/** The parts of a page where its publisher has them. */
export interface KnownPage {
  /** Candidates that win over all others; one at most. */
  readonly title: readonly Candidate<string>[];
  /** The text that states the date. */
  readonly dated?: { readonly text: string; readonly evidence: string };
  readonly body: readonly HtmlElement[];
  readonly removed: readonly HtmlElement[];
  readonly profile: Profile;
}

/** Finds the parts by the first layout whose body is on the page; nothing when the publisher's pages look otherwise now. */
export async function readKnownPage(
  document: HtmlDocument,
  profile: Profile,
  day: string,
): Promise<KnownPage | undefined> {
  for (const layout of layoutsFor(profile, day)) {
    const find = (field: keyof Layout): Promise<readonly HtmlElement[]> => findPart(document, profile, layout, field);
    const [body, [title], [date], removed] = await Promise.all([
      find('body'),
      find('title'),
      find('date'),
      find('remove'),
    ]);
    if (body.length === 0 && title === undefined) continue;
    return {
      title: title === undefined ? [] : [titleOf(title, profile)],
      ...(date === undefined ? {} : { dated: { text: textOf(date), evidence: `profile:${profile.file}` } }),
      body,
      removed,
      profile,
    };
  }
  return undefined;
}

function titleOf(element: HtmlElement, profile: Profile): Candidate<string> {
  const value = textOf(element);
  return { value, evidence: `profile:${profile.file}`, raw: value, score: CERTAIN };
}

async function findPart(
  document: HtmlDocument,
  profile: Profile,
  layout: Layout,
  field: keyof Layout,
): Promise<readonly HtmlElement[]> {
  const selector = layout[field];
  if (selector === undefined) return [];
  return selectElements(
    document.root,
    selector,
    `${profile.file}: layouts[${profile.layouts.indexOf(layout)}].${field}`,
  );
}

/** The extraction, with the body where the publisher has it. */
export function imposePage(document: HtmlDocument, extraction: HtmlExtraction, page: KnownPage): HtmlExtraction {
  if (page.body.length === 0) return extraction;
  const places = { body: new Set(page.body), removed: new Set(page.removed), lines: new Set(page.profile.boilerplate) };
  return imposePlaces(document, extraction, places);
}
