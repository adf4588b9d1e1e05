import { CommuniqueError } from '../model/error.ts';
import type { Io, Output } from './io.ts';

const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from outside made safe for a terminal: C0 (but tab and line feed), DEL, C1 and the Unicode controls that reorder
 * text are shown as `\xNN` or `\u{NNNN}`, so that no escape sequence of a page ever reaches it.
 */
export function safe(text: string): string {
  return text.replace(UNSAFE, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** Text fit for the output: safe where it is a terminal. */
export const shownOn = (text: string, output: Output): string => (output.isTTY === true ? safe(text) : text);

/** A value as one line of JSON, fit for the output. */
export function jsonLine(value: unknown, output: Output): string {
  const json = JSON.stringify(value);
  return `${output.isTTY === true ? jsonSafe(json) : json}\n`;
}

/** JSON made safe for a terminal: it still says the same. */
export const jsonSafe = (json: string): string => json.replace(UNSAFE, unicodeEscape);

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The same on one line: line feeds and tabs become spaces. */
export function safeLine(text: string): string {
  return safe(text.replace(/[\r\n\t]+/g, ' '));
}

/** When to use colours: `--color`, then NO_COLOR and FORCE_COLOR, then whether the output is a terminal. */
export type ColorChoice = 'auto' | 'always' | 'never';

export function colorChoice(text = 'auto'): ColorChoice {
  if (text === 'auto' || text === 'always' || text === 'never') return text;
  throw new CommuniqueError('usage', `--color ${text}: say auto, always or never`);
}

export function useColor(io: Io, output: Output, choice: ColorChoice = 'auto'): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (io.env['NO_COLOR']) return false;
  const forced = io.env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0';
  return output.isTTY === true && io.env['TERM'] !== 'dumb';
}
