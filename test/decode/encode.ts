import { execFileSync } from 'node:child_process';

/** What iconv makes of a text: the encodings of the tests do not come from our own tables. */
export function encode(text: string, iconvName: string): Uint8Array {
  return new Uint8Array(execFileSync('iconv', ['-f', 'UTF-8', '-t', iconvName], { input: text }));
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes 00-FF of a string's characters. */
export const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
