/**
 * What is known of one publisher's newsroom, written by hand. Everything works without it; it settles what a page leaves open
 * (the zone of its times) and where its parts stand.
 */
export interface Profile {
  /** The publisher's name as it goes to the front matter. */
  readonly name: string;
  /** Hosts, lower case; a host stands for its subdomains too. */
  readonly hosts: readonly string[];
  /** IANA name of the zone in which its pages state times. */
  readonly zone?: string;
  /** Languages of its releases, BCP 47. */
  readonly languages: readonly string[];
  /** Page designs, the present one first. */
  readonly layouts: readonly Layout[];
  /** Lines that are never part of a release, as they stand on the page. */
  readonly boilerplate: readonly string[];
  /** Where the profile was read from, for messages. */
  readonly file: string;
}

/** One design of a newsroom's pages; each field a CSS selector. */
export interface Layout {
  /** Last day on which pages had it, `2021-06-30`; absent while it is in use. */
  readonly until?: string;
  readonly title?: string;
  readonly date?: string;
  /** All elements that hold the text, in the order of the page. */
  readonly body?: string;
  /** Elements inside the body that are no part of the text. */
  readonly remove?: string;
}

/** The layouts to try for a page captured on a day (`2021-06-30`): those in use first, earlier ones after them. */
export function layoutsFor(profile: Profile, day: string): readonly Layout[] {
  const current = profile.layouts.filter((layout) => layout.until === undefined || layout.until >= day);
  return [...current, ...profile.layouts.filter((layout) => !current.includes(layout))];
}

/** The profile of the publisher at an address; the most exact host wins, and of equals the first. */
export function matchProfile(profiles: readonly Profile[], url: string): Profile | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  let best: Profile | undefined;
  let length = 0;
  for (const profile of profiles) {
    for (const host of profile.hosts) {
      if (host.length > length && (hostname === host || hostname.endsWith(`.${host}`)))
        [best, length] = [profile, host.length];
    }
  }
  return best;
}
