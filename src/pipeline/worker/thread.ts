// Runs in a worker thread: captures in, outcomes (or counts of lines) out. All that it does is a pure function of the two.
import { parentPort } from 'node:worker_threads';
import { BoilerplateCounter } from '../../extract/repetition.ts';
import type { Capture } from '../../model/capture.ts';
import { CommuniqueError } from '../../model/error.ts';
import { normalize } from '../normalize.ts';
import { recurringIn, tallyCapture } from '../repetition.ts';
import type { Answer, Request, Result, Setting, Task } from './message.ts';

let setting: Setting | undefined;
let counter = new BoilerplateCounter(1);

parentPort?.on('message', (request: Request) => void answer(request));

async function answer({ id, task, captures, setting: given }: Request): Promise<void> {
  if (given !== undefined) {
    setting = given;
    counter = new BoilerplateCounter(given.counts);
  }
  const results: Result<unknown>[] = [];
  for (const capture of captures) results.push(await attempt(task, capture));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, results } satisfies Answer);
}

async function attempt(task: Task, capture: Capture): Promise<Result<unknown>> {
  try {
    return { value: await work(task, capture) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof CommuniqueError ? { message, code: error.code } : { message };
  }
}

function work(task: Task, capture: Capture): Promise<unknown> {
  const { hints = {}, profiles = [] } = setting ?? {};
  if (task === 'tally') return tallyCapture(capture, hints, counter);
  return normalize(capture, hints, { profiles, ...recurringIn(counter, capture) });
}
