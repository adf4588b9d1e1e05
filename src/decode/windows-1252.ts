import { decodeAs } from './charset.ts';

/** Windows-1252: the character of each byte. */
const CHARACTERS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  decodeAs(Uint8Array.of(byte), 'windows-1252'),
);

const BYTES: ReadonlyMap<string, number> = new Map(CHARACTERS.map((character, byte) => [character, byte]));

/** Positions that windows-1252 leaves undefined: the standard maps them to the C1 control of the same number. */
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The character that a C1 control stands for when windows-1252 was read as ISO-8859-1; empty where there is none. */
export function characterOfC1(control: string): string {
  const code = control.charCodeAt(0);
  return UNDEFINED.has(code) ? '' : (CHARACTERS[code] ?? '');
}

/** The byte of a character in windows-1252; a C1 control is its own byte, so that a reading as ISO-8859-1 is undone too. */
export function byteOf(character: string): number | undefined {
  const code = character.charCodeAt(0);
  return code >= 0x80 && code <= 0x9f ? code : BYTES.get(character);
}
