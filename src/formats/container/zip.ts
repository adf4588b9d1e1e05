import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { CommuniqueError } from '../../model/error.ts';
import { decodeName, isHidden, safeName } from './member-name.ts';
import { damaged, Expansion, gather, tooLarge } from './member.ts';
import type { ContainerMember, ContainerOptions } from './member.ts';

const UTF8_FLAG = 0x800;
/** Info-ZIP's field for names in UTF-8. */
const UNICODE_PATH = 0x7075;

/** The files of a zip, in the order of its directory. */
export async function* readZip(options: ContainerOptions): AsyncGenerator<ContainerMember> {
  const { name, whole } = options;
  const expansion = new Expansion(name);
  try {
    const settings = { lazyEntries: true, decodeStrings: false };
    const zip =
      typeof whole === 'string'
        ? await openPromise(whole, settings)
        : await fromBufferPromise(Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength), settings);
    expansion.packed(zip.fileSize);
    for await (const entry of zip.eachEntry()) {
      expansion.member();
      const inner = nameOf(entry);
      const safe = safeName(inner);
      if (inner.endsWith('/') || isHidden(safe)) continue;
      const full = `${name}/${safe}`;
      if (!options.accept(full)) continue;
      yield await readEntry(zip, entry, full, options.maxBytes);
      expansion.unpacked(entry.uncompressedSize);
    }
  } catch (error) {
    yield { name, error: damaged(name, error) };
  }
}

async function readEntry(zip: ZipFile, entry: Entry, name: string, maxBytes: number): Promise<ContainerMember> {
  try {
    if (entry.isEncrypted()) {
      throw new CommuniqueError('bad-input', `${name}: is encrypted; unpack it with its password and read the folder`);
    }
    if (!entry.canDecodeFileData()) {
      throw new CommuniqueError(
        'bad-input',
        `${name}: is packed by method ${entry.compressionMethod}; unpack it first`,
      );
    }
    if (entry.uncompressedSize > maxBytes) throw tooLarge(name, maxBytes);
    const own = new Expansion(name);
    own.packed(entry.compressedSize);
    own.unpacked(entry.uncompressedSize);
    const bytes = await gather(await zip.openReadStreamPromise(entry), name, maxBytes);
    if (crc32(bytes) !== entry.crc32) throw new CommuniqueError('bad-input', `${name}: is damaged (checksum differs)`);
    return { name, bytes };
  } catch (error) {
    return { name, error: damaged(name, error) };
  }
}

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  if (entry.extraFields.some(({ id }) => id === UNICODE_PATH)) {
    const stated = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
    if (!stated.includes('\ufffd')) return stated;
  }
  return decodeName(raw, (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0).replaceAll('\\', '/');
}
