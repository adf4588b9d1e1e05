import { request } from 'undici';
import type { Dispatcher } from 'undici';
import type { HeaderField } from '../model/capture.ts';
import { ACCEPT_ENCODING, readBody, tooLarge } from './body.ts';
import { checkBody, checkContentType, checkStatus } from './content-gate.ts';
import { withDeadline } from './deadline.ts';
import type { FetchOptions } from './options.ts';

/** What a server said to one request. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly headers: readonly HeaderField[];
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'redirect'; readonly location: string; readonly cookies: readonly string[] }
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfter: string | undefined };

export interface AskOptions extends Required<FetchOptions> {
  readonly dispatcher: Dispatcher;
  /** The Cookie header field; empty for none. */
  readonly cookie: string;
  readonly signal: AbortSignal;
}

const ACCEPT = 'text/html,application/xhtml+xml,text/plain;q=0.9,application/xml;q=0.8,*/*;q=0.1';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BUSY = new Set([429, 503]);

/**
 * One request and its answer. Status, type and stated length are judged before the body is read; a body that is not wanted
 * is cut off, not read to its end.
 */
export function ask(url: URL, options: AskOptions): Promise<Answer> {
  return withDeadline(options.timeout, options.signal, (signal) => askUntil(signal, url, options));
}

async function askUntil(signal: AbortSignal, url: URL, options: AskOptions): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher: options.dispatcher,
    signal,
    responseHeaders: 'raw',
    headersTimeout: options.timeout,
    bodyTimeout: options.timeout,
    headers: {
      'user-agent': options.userAgent,
      accept: ACCEPT,
      'accept-encoding': ACCEPT_ENCODING,
      ...(options.cookie === '' ? {} : { cookie: options.cookie }),
    },
  });
  body.on('error', () => undefined); // when it is cut off below
  try {
    const fields = fieldsOf(headers);
    const location = fieldOf(fields, 'location');
    if (REDIRECTS.has(statusCode) && location !== undefined)
      return { kind: 'redirect', location, cookies: fieldsNamed(fields, 'set-cookie') };
    if (BUSY.has(statusCode)) return { kind: 'busy', status: statusCode, retryAfter: fieldOf(fields, 'retry-after') };
    checkStatus(statusCode, url.href);
    checkContentType(fieldOf(fields, 'content-type') ?? '', url.href);
    if (Number(fieldOf(fields, 'content-length') ?? 0) > options.maxBytes) throw tooLarge(url.href, options.maxBytes);
    const encoding = fieldOf(fields, 'content-encoding') ?? '';
    const bytes = await readBody(body, encoding, options.maxBytes, url.href);
    checkBody(bytes, url.href);
    return { kind: 'page', status: statusCode, headers: fields, bytes };
  } finally {
    body.destroy();
  }
}

/** Fields in the order and spelling received; the types of undici do not know of `responseHeaders: 'raw'`. */
function fieldsOf(raw: unknown): readonly HeaderField[] {
  if (!Array.isArray(raw)) return [];
  const words = raw.map(String);
  return Array.from({ length: words.length >> 1 }, (_, index) => [words[2 * index] ?? '', words[2 * index + 1] ?? '']);
}

function fieldOf(fields: readonly HeaderField[], name: string): string | undefined {
  return fieldsNamed(fields, name)[0];
}

function fieldsNamed(fields: readonly HeaderField[], name: string): readonly string[] {
  return fields.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}
