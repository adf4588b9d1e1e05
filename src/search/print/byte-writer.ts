/** Gathers text and bytes for few writes: lines go out as they stand in the files, whatever their bytes. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(128 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  text(text: string): this {
    // UTF-8 takes at most three bytes for a UTF-16 unit; of much text it is asked how many.
    this.#room(text.length > 1024 ? Buffer.byteLength(text) : text.length * 3);
    this.#length += this.#buffer.write(text, this.#length);
    return this;
  }

  /** A part of some bytes: an object for each part would cost more than to copy it. */
  bytes(bytes: Buffer, start = 0, end = bytes.length): this {
    this.#room(end - start);
    this.#length += bytes.copy(this.#buffer, this.#length, start, end);
    return this;
  }

  /** What was gathered; the writer is empty then. */
  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.#length);
    this.#buffer = Buffer.allocUnsafe(Math.min(this.#buffer.length, 1024 * 1024)); // what was taken may still be on its way
    this.#length = 0;
    return taken;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + count));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
