import { crc32, deflateRawSync } from 'node:zlib';

type Files = Readonly<Record<string, string>> | readonly (readonly [name: Uint8Array, text: string])[];

/** A zip as the specification has it (APPNOTE 6.3.10, 4.3), with what a test wants wrong in it. */
export function aZip(
  files: Files,
  { flags = 0, crc }: { readonly flags?: number; readonly crc?: number } = {},
): Buffer {
  const entries = Array.isArray(files)
    ? files
    : Object.entries(files).map(([name, text]) => [Buffer.from(name), text] as const);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const bytes = Buffer.from(text);
    const data = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc ?? crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, Buffer.from(name));
    const local = [Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), data];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
