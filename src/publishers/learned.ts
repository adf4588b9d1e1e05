import { CommuniqueError } from '../model/error.ts';
import { HOST } from './parse-profile.ts';
import { matchProfile, type Profile } from './profile.ts';

/** A profile with what was learned of its publisher: the file's name and text. */
export interface LearnedProfile {
  readonly name: string;
  readonly text: string;
  /** Lines that were not in it before. */
  readonly added: number;
}

const MOST = 1000;

/**
 * The profile of a host with lines that are never text added to it. What stands in the profile stays, in its place; a
 * profile of the program is taken over with all that it says; a new one has the host alone, and the publisher's name if known.
 * @param own the user's profiles; they come before those of the program
 */
export function learnedProfile(
  host: string,
  lines: readonly string[],
  profiles: { readonly own: readonly Profile[]; readonly program: readonly Profile[] },
  publisher: string | undefined,
): LearnedProfile {
  checkHost(host);
  const url = `https://${host}/`;
  const mine = matchProfile(profiles.own, url);
  const known: Omit<Profile, 'file'> = mine ?? matchProfile(profiles.program, url) ?? bare(publisher ?? host, host);
  const { name, hosts, zone, languages, layouts, boilerplate } = known;
  const fresh = lines.filter((line) => !boilerplate.includes(line)).slice(0, Math.max(0, MOST - boilerplate.length));
  const data = {
    name,
    hosts,
    ...(zone === undefined ? {} : { zone }),
    ...(languages.length === 0 ? {} : { languages }),
    ...(layouts.length === 0 ? {} : { layouts }),
    boilerplate: [...boilerplate, ...fresh],
  };
  const file =
    mine === undefined
      ? `${host}.json`
      : mine.file.slice(Math.max(mine.file.lastIndexOf('/'), mine.file.lastIndexOf('\\')) + 1);
  return { name: file, text: `${JSON.stringify(data, null, 2)}\n`, added: fresh.length };
}

/** @throws CommuniqueError for what is no host: it would name the profile's file */
export function checkHost(host: string): void {
  if (!HOST.test(host))
    throw new CommuniqueError('usage', `--site ${host}: give a host such as www.example.org to learn for`);
}

const bare = (name: string, host: string): Omit<Profile, 'file'> => ({
  name,
  hosts: [host],
  languages: [],
  layouts: [],
  boilerplate: [],
});
