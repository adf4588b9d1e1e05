import type { Hints, Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import { CommuniqueError } from '../model/error.ts';
import { normalize, type Knowledge } from './normalize.ts';
import { captureFile, findSources } from './source.ts';

export interface ExtractOptions {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly now: () => Date;
  readonly hints: Hints;
  readonly knowledge?: Knowledge;
  /** Address that the input came from; only sensible for a single file. */
  readonly url?: string;
}

/** One release, or one line that says why there is none. */
export type Extracted =
  | { readonly kind: 'release'; readonly file: string; readonly member?: string; readonly release: Release }
  | { readonly kind: 'failed'; readonly file: string; readonly message: string };

/** Reads files and normalizes each, in input order; an error belongs to its file and the run goes on. */
export async function* extractSources(paths: readonly string[], options: ExtractOptions): AsyncGenerator<Extracted> {
  const { split } = options.hints;
  for await (const source of findSources(paths, { ...options, ...(split === undefined ? {} : { split }) })) {
    try {
      if ('error' in source) throw source.error;
      const capture = captureFile(source, await source.read(), options.now(), options.url);
      for (const outcome of await normalize(capture, options.hints, options.knowledge))
        yield named(source.name, outcome, capture.member);
    } catch (error) {
      if (!(error instanceof CommuniqueError)) throw error;
      yield { kind: 'failed', file: source.name, message: error.message };
    }
  }
}

function named(file: string, outcome: Outcome, part: string | undefined): Extracted {
  const place = [part, outcome.member].filter((one) => one !== undefined).join(' ');
  const member = place === '' ? {} : { member: place };
  return outcome.kind === 'release'
    ? { kind: 'release', file, ...member, release: outcome.release }
    : { kind: 'failed', file, message: outcome.message };
}
