import { CommuniqueError } from '../model/error.ts';
import { ask } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { describeFailure, isPassing } from './failure.ts';
import { checkStatus } from './content-gate.ts';

export type FinalAnswer = Exclude<Answer, { kind: 'busy' }>;

/** What a request is in its chain of redirects. */
export interface Step {
  /** The next step of a redirect comes without the host's pause. */
  readonly isRedirect: boolean;
  /** The Cookie header field; empty for none. */
  readonly cookie: string;
}

/**
 * One request in its host's turn, repeated a few times when the server is busy (429, 503: after the time that it names) or
 * the connection broke. Everything else is final.
 */
export async function askPolitely(url: URL, client: Client, step: Step): Promise<FinalAnswer> {
  const { options, queue, agent, world } = client;
  for (let attempt = 0; ; attempt++) {
    const backoff = options.backoff * 2 ** attempt;
    try {
      const job = () => ask(url, { ...options, dispatcher: agent, signal: world.signal, cookie: step.cookie });
      const answer = await queue.run(url.hostname, job, { immediate: step.isRedirect && attempt === 0 });
      if (answer.kind !== 'busy') return answer;
      if (attempt >= options.retries) checkStatus(answer.status, url.href);
      queue.pause(url.hostname, retryAfter(answer.retryAfter, world.now(), url, options.maxRetryAfter) ?? backoff);
    } catch (error) {
      if (world.signal.aborted) throw new CommuniqueError('interrupted', `${url.href}: interrupted`, { cause: error });
      if (attempt >= options.retries || !isPassing(error)) throw describeFailure(error, url.href);
      queue.pause(url.hostname, backoff);
    }
  }
}

/** Milliseconds from a Retry-After field: seconds or an HTTP date. Longer than `longest` is given up at once. */
function retryAfter(field: string | undefined, now: Date, url: URL, longest: number): number | undefined {
  if (field === undefined) return undefined;
  const wait = /^\d+$/.test(field.trim()) ? Number(field) * 1000 : Date.parse(field) - now.getTime();
  if (Number.isNaN(wait)) return undefined;
  if (wait <= longest) return Math.max(0, wait);
  const message = `${url.href}: the server asks to wait ${Math.ceil(wait / 1000)} s; try again after that`;
  throw new CommuniqueError('http-status', message);
}
