import { Readable, pipeline } from 'node:stream';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { CommuniqueError } from '../model/error.ts';

/** Encodings a server may use. Not zstd: Node 20 cannot read it. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** More layers than this are an attack, not a page. */
const MAX_LAYERS = 3;

/**
 * A body's bytes after content decoding. The limit counts decoded bytes while they come, so that a few kilobytes of gzip that
 * unfold to gigabytes are given up at the limit.
 * @param encoding the Content-Encoding header field
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number, url: string): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed();
  if (layers.length > MAX_LAYERS) refuse(url, encoding);
  let stream = body;
  for (const layer of layers) {
    if (layer === 'deflate') stream = await inflated(stream);
    else stream = joined(stream, decoder(layer) ?? refuse(url, encoding));
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(url, maxBytes); // leaving the loop destroys the streams
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

export const tooLarge = (url: string, maxBytes: number): CommuniqueError =>
  new CommuniqueError('too-large', `${url}: larger than ${megabytes(maxBytes)}; raise --max-size if you want it`);

const megabytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MiB` : `${Math.ceil(bytes / 1024)} KiB`;

function refuse(url: string, encoding: string): never {
  const message = `${url}: sent in an encoding that is not known (${encoding.slice(0, 80)})`;
  throw new CommuniqueError('network', message);
}

/** Errors travel down the pipe and the end destroys what comes before it; they are reported where the last stream is read. */
function joined(source: Readable, target: Transform): Readable {
  return pipeline(source, target, () => undefined);
}

function decoder(layer: string): Transform | undefined {
  if (layer === 'gzip' || layer === 'x-gzip') return createGunzip();
  return layer === 'br' ? createBrotliDecompress() : undefined;
}

/** `deflate` means the zlib format (RFC 9110), but some servers send the raw one; told by zlib's two-byte header. */
async function inflated(stream: Readable): Promise<Readable> {
  const chunks: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  const [method = 0, check = 0] = first.value instanceof Uint8Array ? first.value : [];
  const isZlib = (method & 0x0f) === 8 && (method * 256 + check) % 31 === 0;
  return joined(Readable.from(resumed(first, chunks)), isZlib ? createInflate() : createInflateRaw());
}

async function* resumed(first: IteratorResult<unknown>, rest: AsyncIterator<unknown>): AsyncGenerator {
  for (let chunk = first; !chunk.done; chunk = await rest.next()) yield chunk.value;
}
