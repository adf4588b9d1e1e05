import type { Token } from './token.ts';
import { offsetOfName } from './zone.ts';

/** Minutes east of Greenwich, or the name of a zone whose offset depends on the day. */
export interface StatedZone {
  readonly zone: number | string;
  readonly next: number;
}

/** Any day will do to see whether a name claims an offset at all. */
const SOME_TIME = '2021-07-01T12:00';

/**
 * An offset or a zone's name right after a time, also in brackets. `exact`: the time stands in a machine's form, so that
 * `-10:00` is an offset; after `09:00` alone it is the end of a span.
 */
export function readZone(tokens: readonly Token[], at: number, exact: boolean): StatedZone | undefined {
  let i = at;
  while (i < at + 2 && /^[(,[]$/.test(tokens[i]?.text ?? '')) i++;
  const token = tokens[i];
  if (token?.kind !== 'word') return readOffset(tokens, i, exact);
  const name = token.text;
  const signed = /^(?:GMT|UTC)$/i.test(name) ? readOffset(tokens, i + 1, true) : undefined;
  if (signed) return signed;
  // zones are written in capitals: "art" and "est" are words
  const known = name === name.toUpperCase() && offsetOfName(name, SOME_TIME) !== undefined;
  return known ? { zone: name, next: i + 1 } : undefined;
}

function readOffset(tokens: readonly Token[], at: number, exact: boolean): StatedZone | undefined {
  const [sign, hours, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (sign === undefined || hours?.kind !== 'number' || hours.gap) return undefined;
  if (sign.text !== '+' && !(sign.text === '-' && exact)) return undefined;
  const factor = sign.text === '+' ? 1 : -1;
  if (hours.text.length === 4) return offset(factor, Math.floor(hours.value / 100), hours.value % 100, at + 2);
  if (hours.text.length > 2) return undefined;
  const long = colon?.text === ':' && minutes?.kind === 'number' && minutes.text.length === 2;
  return offset(factor, hours.value, long ? minutes.value : 0, at + (long ? 4 : 2));
}

function offset(factor: number, hours: number, minutes: number, next: number): StatedZone | undefined {
  return hours > 14 || minutes % 15 !== 0 || minutes > 45 ? undefined : { zone: factor * (hours * 60 + minutes), next };
}
