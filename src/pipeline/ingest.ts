import type { Incoming } from '../archive/draft.ts';
import type { StoreStatus } from '../archive/store-entry.ts';
import type { ArchiveWriter } from '../archive/writer.ts';
import { groupOf } from '../extract/repetition.ts';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { ErrorCode } from '../model/error.ts';
import type { Outcome, RejectionReason } from '../model/outcome.ts';
import { describeSystemError } from '../model/system-error.ts';
import { originOf } from './origin.ts';

/** Where a capture comes from: a file, an address, standard input. */
export interface BatchSource {
  /** As the user wrote it; what a report or `--failed-out` names. */
  readonly name: string;
  /** True when the name stands for the content (an address): then a source that is done is not asked again. */
  readonly stable?: boolean;
  /** @throws CommuniqueError for what cannot be had; the batch goes on */
  capture(): Promise<Capture>;
}

/** `Capture -> Outcome[]` with the hints already given. */
export type Normalize = (capture: Capture) => Promise<readonly Outcome[]>;

export type ItemStatus = StoreStatus | 'not-article' | 'failed';

/** What one release of a source came to. */
export interface ItemResult {
  readonly source: string;
  readonly member?: string;
  readonly status: ItemStatus;
  /** Path in the archive. */
  readonly path?: string;
  readonly date?: string;
  readonly title?: string;
  /** Publisher, site, host or else the folder that it is from. Absent when it was done in an earlier run. */
  readonly issuer?: string;
  /** Why it is no article, or what went wrong: one line. */
  readonly message?: string;
  readonly reason?: RejectionReason | ErrorCode;
}

/** A source that was read and normalized and can be written. */
export interface Prepared {
  readonly source: string;
  readonly stable: boolean;
  readonly sha256?: string;
  readonly incoming: readonly Incoming[];
  /** Members that are not written. */
  readonly results: readonly ItemResult[];
}

/** Reads and normalizes one source. An error belongs to its source: it is a result and does not end the batch. */
export async function prepare(source: BatchSource, normalize: Normalize): Promise<Prepared> {
  try {
    return await prepareCapture(source, await source.capture(), normalize);
  } catch (error) {
    return {
      source: source.name,
      stable: source.stable ?? false,
      incoming: [],
      results: [failure(source.name, error)],
    };
  }
}

async function prepareCapture(from: BatchSource, capture: Capture, normalize: Normalize): Promise<Prepared> {
  const { name: source, stable = false } = from;
  const incoming: Incoming[] = [];
  const results: ItemResult[] = [];
  const origin = originOf(capture);
  for (const outcome of await normalize(capture)) {
    const member = outcome.member === undefined ? {} : { member: outcome.member };
    if (outcome.kind === 'release') incoming.push({ capture, release: outcome.release, origin, ...member });
    else {
      const place = placeOf(capture, outcome.member);
      results.push({ source, ...place, status: 'not-article', reason: outcome.reason, message: outcome.message });
    }
  }
  return { source, stable, sha256: capture.sha256, incoming, results };
}

/** Where in its source a release stands, if that holds several. */
export function placeOf({ member: part }: Capture, member: string | undefined): { readonly member?: string } {
  const place = [part, member].filter((one) => one !== undefined).join(' ');
  return place === '' ? {} : { member: place };
}

/** Writes prepared sources; the results of each, in order. */
export async function storePrepared(prepared: readonly Prepared[], writer: ArchiveWriter): Promise<ItemResult[][]> {
  const stored = await writer.store(prepared.flatMap(({ incoming }) => incoming));
  let next = 0;
  return prepared.map(({ source, incoming, results }) => [
    ...incoming.flatMap((item): ItemResult[] => {
      const file = stored[next++];
      if (file === undefined) return [];
      const message = file.status === 'edited' ? { message: editedMessage(source, file.path) } : {};
      return [
        {
          source,
          ...placeOf(item.capture, item.member),
          status: file.status,
          path: file.path,
          ...toldOf(item),
          ...message,
        },
      ];
    }),
    ...results,
  ]);
}

/** What a report tells of a release. */
export function toldOf({ capture, release }: Incoming): Pick<ItemResult, 'date' | 'title' | 'issuer'> {
  const { date, title, publisher, site, canonical } = release;
  const place = groupOf(capture.path, canonical ?? capture.finalUrl ?? capture.url);
  return {
    ...(date === undefined ? {} : { date: date.value }),
    ...(title === undefined ? {} : { title }),
    issuer: publisher ?? site ?? (place === '' ? '.' : place),
  };
}

const editedMessage = (source: string, path: string): string =>
  `${source}: has a newer text, but ${path} was edited by hand and is kept; --force writes over it`;

/** A bug that one input brings to light must not end a run of thousands: it is told as a failure of that input. */
function failure(source: string, error: unknown): ItemResult {
  const described = describeSystemError(error, source);
  if (described instanceof CommuniqueError) {
    return { source, status: 'failed', reason: described.code, message: described.message };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { source, status: 'failed', message: `${source}: internal error (${detail}); please report it` };
}
