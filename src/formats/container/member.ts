import { CommuniqueError } from '../../model/error.ts';

/** A file of a container, or one line that says why it cannot be had. */
export type ContainerMember =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly error: CommuniqueError };

export interface ContainerOptions {
  /** What the user knows the container by; member names are put after it. */
  readonly name: string;
  /** The packed bytes, from the beginning. */
  readonly stream: () => AsyncIterable<Uint8Array>;
  /** Where they stand as a whole, for formats that are read from their end: a path, or all bytes. */
  readonly whole: string | Uint8Array;
  /** Largest member, in bytes. */
  readonly maxBytes: number;
  /** Whether a member of this name is read; called with container and member, `dumps.zip/2021/a.txt`. */
  readonly accept: (name: string) => boolean;
}

/** More members than this are a mistake or an attack. */
const MAX_MEMBERS = 5_000_000;
/** Text packs 3 to 20 times; bombs a thousand times. Small ones do no harm. */
const MAX_RATIO = 200;
const HARMLESS = 64 * 1024 * 1024;

/** Counts what comes out of a container against what goes in. */
export class Expansion {
  readonly #name: string;
  #members = 0;
  #packed = 0;
  #unpacked = 0;

  constructor(name: string) {
    this.#name = name;
  }

  member(): void {
    if (++this.#members > MAX_MEMBERS) {
      throw new CommuniqueError('too-large', `${this.#name}: holds more than ${MAX_MEMBERS} files; split it first`);
    }
  }

  packed(bytes: number): void {
    this.#packed += bytes;
  }

  /** @throws CommuniqueError for more than any text packs into so little */
  unpacked(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > HARMLESS && this.#unpacked > MAX_RATIO * this.#packed) {
      throw new CommuniqueError('too-large', `${this.#name}: unpacks to over ${MAX_RATIO} times its size; not read on`);
    }
  }
}

export const tooLarge = (name: string, maxBytes: number): CommuniqueError =>
  new CommuniqueError('too-large', `${name}: larger than ${Math.round(maxBytes / 1024 / 1024)} MiB; split it first`);

/** What a library or a stream says of a container that it cannot read, as one line of ours. */
export function damaged(name: string, error: unknown): CommuniqueError {
  if (error instanceof CommuniqueError) return error;
  const detail = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return new CommuniqueError('bad-input', `${name}: is damaged (${detail}); what came before is read`, {
    cause: error,
  });
}

/** All bytes of a stream, up to a bound. */
export async function gather(stream: AsyncIterable<Uint8Array>, name: string, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
