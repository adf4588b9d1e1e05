import type { Random } from '../../search/random.ts';

/** What programs trip over: marks of formats, ends of names, bytes that are no text, texts that stand for more than they show. */
const TOKENS: readonly Buffer[] = [
  ...[
    '\0',
    '\r',
    '\f',
    '\u2028',
    '\ufeff',
    '\ud83d',
    '---\n',
    '---\ntitle: &a [*a, *a]\n---\n',
    '<html><body>',
    '<!--',
    '<![CDATA[',
    '&#x0;&#1114112;',
    '../../../../etc/passwd',
    'Title: ../../escape\nDate: 2021-02-30\n',
    '/absolute/name',
    'CON.txt',
    '1 of 99999 DOCUMENTS\n',
    '[url:https://example.org/../..]\n',
    '###==\n',
    '\x1b[2J\x1b]0;title\x07',
    '9999-99-99',
    '31/31/2021',
    '民國999年99月99日',
    'From a@b Tue Nov 24 02:38:45 2026\n',
    "b'\\xff\\xfe'",
    '\u202etxt.exe',
    '(((((((((((((((((((('.repeat(50),
    'a'.repeat(5000),
    ' '.repeat(5000),
    '=\n'.repeat(500),
    '- '.repeat(2000),
  ].map((text) => Buffer.from(text)),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0x81, 0x30, 0x81, 0x30]),
  Buffer.from([0x1b, 0x24, 0x42]),
  Buffer.from([0x50, 0x4b, 0x03, 0x04]),
  Buffer.from([0x1f, 0x8b, 0x08]),
];

/** Longest result: what copying parts onto themselves makes of a dump stays a dump. */
const LONGEST = 64 * 1024;

type Change = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const CHANGES: readonly Change[] = [
  function flip(bytes, _, random) {
    const changed = Buffer.from(bytes);
    for (let n = random.int(1, 40); n > 0 && changed.length > 0; n--) {
      const at = random.int(0, changed.length - 1);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.int(0, 7));
    }
    return changed;
  },
  function cut(bytes, _, random) {
    const [from, to] = [random.int(0, bytes.length), random.int(0, bytes.length)];
    return bytes.subarray(Math.min(from, to), Math.max(from, to));
  },
  function leaveOut(bytes, _, random) {
    const from = random.int(0, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.int(1, 300))]);
  },
  function splice(bytes, other, random) {
    return Buffer.concat([bytes.subarray(0, random.int(0, bytes.length)), other.subarray(random.int(0, other.length))]);
  },
  function insert(bytes, _, random) {
    const parts = Array.from({ length: random.int(1, 5) }, () => random.pick(TOKENS));
    const at = random.int(0, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), ...parts, bytes.subarray(at)]);
  },
  function repeat(bytes, _, random) {
    const from = random.int(0, bytes.length);
    const part = bytes.subarray(from, from + random.int(1, 200));
    const copies = Array.from({ length: random.int(2, 100) }, () => part);
    return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
  },
  function noise(_, __, random) {
    return Buffer.from(Array.from({ length: random.int(0, 3000) }, () => random.int(0, 255)));
  },
  function widen(bytes, _, random) {
    return Buffer.from(bytes.toString('latin1'), random.int(0, 1) === 0 ? 'utf16le' : 'utf8');
  },
];

/** A dump that something has gone wrong with: one to three changes. */
export function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let n = random.int(1, 3); n > 0; n--) result = random.pick(CHANGES)(result, other, random).subarray(0, LONGEST);
  return result;
}
