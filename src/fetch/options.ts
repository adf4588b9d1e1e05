import { VERSION } from '../model/version.ts';

/** How pages are fetched; times in milliseconds. */
export interface FetchOptions {
  /** Largest page, after decompression, in bytes. @default 20 MiB */
  readonly maxBytes?: number;
  /** Longest time for one answer, headers and body. @default 60000 */
  readonly timeout?: number;
  /** Longest time to connect. @default 10000 */
  readonly connectTimeout?: number;
  /** Least time between the end of one request to a host and the next to it. @default 1000 */
  readonly delay?: number;
  /** Hosts that are asked at the same time; each host gets one request at a time. @default 8 */
  readonly concurrency?: number;
  /** How often a request is repeated after 429, 503 or a broken connection. @default 2 */
  readonly retries?: number;
  /** First pause before a repetition; doubled each time; Retry-After overrides it. @default 1000 */
  readonly backoff?: number;
  /** Longest Retry-After that is waited for. @default 60000 */
  readonly maxRetryAfter?: number;
  /** @default 10 */
  readonly maxRedirects?: number;
  /** Whether loopback, private and link-local addresses may be asked. @default false */
  readonly allowPrivate?: boolean;
  /** @default 'communique/<version>' */
  readonly userAgent?: string;
}

export const DEFAULTS: Required<FetchOptions> = {
  maxBytes: 20 * 1024 * 1024,
  timeout: 60_000,
  connectTimeout: 10_000,
  delay: 1000,
  concurrency: 8,
  retries: 2,
  backoff: 1000,
  maxRetryAfter: 60_000,
  maxRedirects: 10,
  allowPrivate: false,
  userAgent: `communique/${VERSION}`,
};
