/** Gathers text and bytes for one write: lines go out as they stand in the files, whatever their bytes. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(16 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  text(text: string): this {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    this.#room(text.length * 3);
    this.#length += this.#buffer.write(text, this.#length);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** What was gathered; the writer is empty then. */
  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
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
