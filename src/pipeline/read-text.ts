import type { Decoded } from '../decode/decode.ts';
import { parseText } from '../document/text.ts';
import { BoilerplateCounter } from '../extract/repetition.ts';
import { extractText } from '../extract/text.ts';
import { isUnclosed, takeFrontMatter } from '../formats/front-matter.ts';
import { sniffFormat } from '../formats/sniff.ts';
import { splitText } from '../formats/split.ts';
import type { SplitMode } from '../formats/split.ts';
import { FRONT_MATTER_RULE, opensFrontMatter } from '../formats/split/front-matter-block.ts';
import type { Member } from '../formats/member.ts';
import { blocksToMarkdown } from '../markdown/judged.ts';
import { parseYaml } from '../markdown/yaml.ts';
import { orderShown } from '../metadata/date/order.ts';
import { readTextMetadata, type TextEvidence } from '../metadata/text-metadata.ts';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import type { Profile } from '../publishers/profile.ts';
import type { Knowledge } from './normalize.ts';
import { isPart } from './part-name.ts';
import { readHtml } from './read-html.ts';
import { bodyText } from './body-text.ts';
import { isProfileLine, publisherOf, withProfile } from './publisher.ts';
import type { Reading } from './reading.ts';
import { nameOf } from './source-name.ts';
import { datesOf, stateReading, withStated } from './sidecar.ts';

/**
 * Reads the releases of a text dump. The order and its reasons: front matter states facts of the whole file and comes off first;
 * many-in-one files are split next, because a line that recurs in each member is boilerplate of the file and not a heading
 * of it; then each member has its body found by the shape of its lines, which leaves the lines of the head; those are read
 * as title, date and the rest.
 */
export async function* readText(
  decoded: Decoded,
  capture: Capture,
  hints: Hints,
  knowledge: Knowledge,
): AsyncGenerator<Reading> {
  const { members, warnings } = membersOf(decoded, hints, capture);
  const known = members.length < 3 ? knowledge : withRepetition(members, knowledge);
  const dayOrder = orderShown(members.flatMap(({ fields }) => datesOf(fields)));
  // One after the other: a megabyte of releases that are read at the same time takes 50 MB more.
  for (const member of members)
    yield readMember({ ...member, dayOrder }, { ...decoded, text: member.text, warnings }, capture, hints, known);
}

/** The same, with the file's name in what is told of it. */
function membersOf(decoded: Decoded, hints: Hints, capture: Capture): ReturnType<typeof textMembers> {
  try {
    return textMembers(decoded, hints, isPart(capture));
  } catch (error) {
    if (!(error instanceof CommuniqueError)) throw error;
    throw new CommuniqueError(error.code, `${nameOf(capture)}: ${error.message}`, { cause: error });
  }
}

interface Members {
  readonly members: readonly Member[];
  readonly warnings: readonly string[];
}

/** The releases of a text file, with what the file states about each. */
export function textMembers(decoded: Decoded, { split: mode = 'auto' }: Hints, part: boolean): Members {
  const { text } = decoded;
  const opens = opensFrontMatter(text);
  const { members, warnings } =
    (opens && mode === 'auto' ? frontedMembers(text, part) : undefined) ??
    (part && !opens ? splitText(text, mode, part) : frontedMember(text, mode, part));
  return { members, warnings: [...decoded.warnings, ...warnings] };
}

/** Releases that have front matter each. */
function frontedMembers(text: string, part: boolean): Members | undefined {
  const split = splitText(text, 'auto', part);
  if (split.rule !== FRONT_MATTER_RULE) return undefined;
  const members = split.members.flatMap((whole) => {
    const { members: own, warnings } = frontedMember(whole.text, 'none', part);
    return own.map((one) => ({ ...whole, ...one, warnings }));
  });
  return { members, warnings: [] };
}

/** Front matter states facts of a whole file, which is then one release; a rule above records is none. */
function frontedMember(text: string, mode: SplitMode, part: boolean): Members {
  const front = takeFrontMatter(text, parseYaml);
  if (front !== undefined && front.body !== text) {
    const { members } = splitText(front.body, 'none');
    return {
      members: members.map((member) => ({ ...member, fields: { ...member.fields, ...front.fields } })),
      warnings: front.warnings,
    };
  }
  const split = splitText(text, mode, part);
  const [doubt] = front?.warnings ?? (isUnclosed(text) ? [UNCLOSED] : []);
  return {
    members: split.members,
    warnings: [...(doubt === undefined || part || split.rule !== 'whole' ? [] : [doubt]), ...split.warnings],
  };
}

const UNCLOSED = 'front matter has no line --- that closes it';

/** Cells of the counter of a file: no fewer than there are characters, which are some dozens for each line. */
const LEAST_CELLS = 2 ** 12;
const MOST_CELLS = 2 ** 18;

/** Releases of one file come from one source: what recurs in them is known without any other file. */
function withRepetition(members: readonly Member[], knowledge: Knowledge): Knowledge {
  const length = members.reduce((sum, { text }) => sum + text.length, 0);
  const cells = 2 ** Math.ceil(Math.log2(Math.max(LEAST_CELLS, length)));
  const counter = new BoilerplateCounter(Math.min(MOST_CELLS, cells), false);
  for (const member of members)
    counter.add(
      '',
      parseText(member.text).blocks.map((block) => block.text),
    );
  const recurs = counter.recurring('');
  return { ...knowledge, boilerplate: (line) => recurs(line) || knowledge.boilerplate?.(line) === true };
}

/** What recurs in the batch, and what the publisher's profile says is never text. */
function boilerplateOf({ boilerplate }: Knowledge, profile: Profile | undefined): Knowledge['boilerplate'] {
  if (profile === undefined || profile.boilerplate.length === 0) return boilerplate;
  return (line) => isProfileLine(profile, line) || boilerplate?.(line) === true;
}

async function readMember(
  member: Member & Pick<TextEvidence, 'dayOrder'>,
  decoded: Decoded,
  capture: Capture,
  hints: Hints,
  knowledge: Knowledge,
): Promise<Reading> {
  const beside = knowledge.stated?.(capture.path, member.member);
  const url = beside?.url ?? member.fields.url;
  const profile = await publisherOf(capture, knowledge.profiles, { url, site: hints.site });
  const own = withStated(hints, { ...member.fields, ...beside });
  const known = profile === undefined ? own : withProfile(own, profile);
  if (sniffFormat(member.text) === 'html') {
    const page = await readHtml(decoded, url === undefined ? capture : { ...capture, url }, known, profile);
    const metadata = {
      ...page.metadata,
      ...(url === undefined || page.metadata.canonical !== undefined ? {} : { canonical: url }),
    };
    return stateReading(
      { ...page, ...(member.member === undefined ? {} : { member: member.member }), metadata },
      beside,
      known,
    );
  }
  const document = parseText(member.text);
  const recurs = boilerplateOf(knowledge, profile);
  const title = beside?.title ?? member.fields.title;
  const extraction = extractText(document, {
    ...(capture.path === undefined ? {} : { path: capture.path }),
    ...(title === undefined ? {} : { title }),
    ...(recurs === undefined ? {} : { boilerplate: recurs }),
    ...(profile === undefined ? {} : { furniture: (line: string) => isProfileLine(profile, line) }),
  });
  const {
    metadata,
    dates,
    warnings: doubts,
  } = await readTextMetadata({
    judged: extraction.judged,
    stated: member.fields,
    dayOrder: member.dayOrder,
    capture,
    hints: known,
  });
  const reading: Reading = {
    ...(member.member === undefined ? {} : { member: member.member }),
    judged: extraction.judged,
    metadata,
    candidates: { date: dates },
    ...(extraction.rejected ? { rejected: extraction.rejected.reason } : {}),
    warnings: [...decoded.warnings, ...(member.warnings ?? []), ...extraction.warnings, ...doubts],
    markdown: () => blocksToMarkdown(extraction.judged),
    whole: () => {
      const all = extraction.judged.map((one) =>
        one.fate === 'boilerplate' ? { ...one, fate: 'body' as const } : one,
      );
      return { markdown: blocksToMarkdown(all), text: bodyText(all) };
    },
  };
  return stateReading(reading, beside, known);
}
