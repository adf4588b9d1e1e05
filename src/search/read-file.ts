import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CommuniqueError } from '../model/error.ts';

/** Larger files are not searched in memory: V8 holds no longer text. */
const MAX_BYTES = 400 * 1024 * 1024;

/** Reads many files one after the other into one buffer that grows: the result is valid until the next call. */
export class FileReader {
  #buffer = Buffer.allocUnsafe(256 * 1024);

  /** The bytes of a file. @throws a system error; too-large */
  read(path: string): Buffer {
    const fd = openSync(path, 'r');
    try {
      return this.#readAll(fd, path);
    } finally {
      closeSync(fd);
    }
  }

  #readAll(fd: number, path: string): Buffer {
    let length = 0;
    for (;;) {
      const count = readSync(fd, this.#buffer, length, this.#buffer.length - length, null);
      length += count;
      if (count === 0 || length < this.#buffer.length) {
        // A short read from a regular file is its end.
        return this.#buffer.subarray(0, length);
      }
      const size = Math.max(fstatSync(fd).size + 1, this.#buffer.length * 2);
      if (size > MAX_BYTES) throw new CommuniqueError('too-large', `${path}: larger than can be searched (400 MB)`);
      const larger = Buffer.allocUnsafe(size);
      this.#buffer.copy(larger, 0, 0, length);
      this.#buffer = larger;
    }
  }
}
