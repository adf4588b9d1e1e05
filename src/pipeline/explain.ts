import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import { coverageOf, coverageWarning, type Coverage } from './coverage.ts';
import { readCapture, type Knowledge } from './normalize.ts';
import type { Reading } from './reading.ts';
import { rejectionMessage } from './rejection.ts';
import { captureFile, findSources, type FindOptions } from './source.ts';

export interface ExplainOptions extends FindOptions {
  readonly now: () => Date;
  readonly hints: Hints;
  /** The user's own profiles of publishers, and what a metadata file states. */
  readonly knowledge: Knowledge;
  /** Address that a file came from. */
  readonly url?: string;
  /** Gets the page at an address. */
  readonly fetch: (url: string) => Promise<Capture>;
}

/** A reading with the name of what was read and the figures of what was left out. */
export interface Explanation {
  readonly file: string;
  readonly reading: Reading;
  readonly coverage: Coverage;
  /** As they go to the front matter: those of the reading, and one when much prose is left out unexplained. */
  readonly warnings: readonly string[];
  /** One line that says why it is no release. */
  readonly refusal?: string;
}

/** Takes one file or address apart and says of every block what became of it; a dump of many gives one for each. */
export async function explain(input: string, options: ExplainOptions): Promise<readonly Explanation[]> {
  const capture = await captureOf(input, options);
  const read = await readCapture(capture, options.hints, options.knowledge);
  if ('refused' in read) throw new CommuniqueError('not-article', read.refused.message);
  const explanations: Explanation[] = [];
  for await (const reading of read.readings) explanations.push(explained(input, reading));
  return explanations;
}

function explained(file: string, reading: Reading): Explanation {
  const coverage = coverageOf(reading.judged);
  if (reading.rejected !== undefined)
    return { file, reading, coverage, warnings: reading.warnings, refusal: rejectionMessage(file, reading.rejected) };
  const doubt = coverageWarning(coverage);
  return { file, reading, coverage, warnings: [...reading.warnings, ...(doubt === undefined ? [] : [doubt])] };
}

async function captureOf(input: string, options: ExplainOptions): Promise<Capture> {
  if (/^https?:\/\//i.test(input)) return options.fetch(input);
  for await (const source of findSources([input], options)) {
    if ('error' in source) throw source.error;
    return captureFile(source, await source.read(), options.now(), options.url);
  }
  throw new CommuniqueError('not-found', `${input}: no file to explain in it`);
}
