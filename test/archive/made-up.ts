import { createHash } from 'node:crypto';
import type { Incoming } from '../../src/archive/draft.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { Release } from '../../src/model/release.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A capture of a file, or of an address when one is given. */
export function aCapture(text: string, fields: Partial<Capture> = {}): Capture {
  const bytes = Buffer.from(text);
  const fetched = fields.url !== undefined;
  return {
    bytes,
    sha256: sha256(bytes),
    retrieved: '2026-01-02T12:00:00Z',
    fetched,
    ...(fetched ? { status: 200, headers: [['Content-Type', 'text/html; charset=utf-8']] } : { path: 'a.txt' }),
    ...fields,
  };
}

export function aRelease(title: string | undefined, text: string, fields: Partial<Release> = {}): Release {
  return {
    ...(title === undefined ? {} : { title }),
    date: { value: '2021-12-18', precision: 'day', source: 'text', raw: 'December 18, 2021' },
    section: [],
    authors: [],
    tags: [],
    attachments: [],
    alternates: [],
    markdown: `${text}\n`,
    text,
    warnings: [],
    ...fields,
  };
}

/** A release read from a file whose bytes are its title and text. */
export function anItem(
  title: string | undefined,
  text: string,
  release: Partial<Release> = {},
  capture: Partial<Capture> = {},
): Incoming {
  return {
    capture: aCapture(`${title}\n\n${text}`, capture),
    release: aRelease(title, text, release),
    origin: capture.url === undefined ? 'import:text' : 'fetch',
  };
}
