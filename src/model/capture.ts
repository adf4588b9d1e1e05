/** How a capture came to us; written to the front matter as `origin`. */
export type Origin = 'fetch' | 'import:html' | 'import:text' | 'import:markdown';

/** One header field of a response, in the order and spelling received. */
export type HeaderField = readonly [name: string, value: string];

/** One fetched or read copy of a source. Never altered after it is made. */
export interface Capture {
  /** The bytes as served, after transfer and content decoding (gzip, br, deflate), before charset decoding. */
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, lower-case hex: the payload digest. */
  readonly sha256: string;
  /** When the bytes were received or read: ISO 8601 instant in UTC with seconds. */
  readonly retrieved: string;
  /** The address asked for; absent for a file without a known address. */
  readonly url?: string;
  /** The address that answered, after redirects. */
  readonly finalUrl?: string;
  /** Addresses between `url` and `finalUrl`, in order. */
  readonly redirects?: readonly string[];
  readonly status?: number;
  readonly headers?: readonly HeaderField[];
  /** Path of the file the bytes were read from, as the user wrote it; `-` for standard input. */
  readonly path?: string;
  /** Where inside a container (many-in-one dump, zip) the bytes stood: `#3`, `2021/a.txt`. */
  readonly member?: string;
  readonly fetched: boolean;
}
