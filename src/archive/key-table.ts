/** A key of a ledger: the first 64 bits of a digest as 16 hex digits. */
export type Key = string;

const EMPTY = 0;
const FIRST_CAPACITY = 1024;

/**
 * A multimap from keys to positions in a file, 8 bytes a slot: a million keys take 16 MB where a Map takes 150. Only 32
 * bits of a key are kept, so a position is a hint: who looks it up compares what stands there.
 */
export class KeyTable {
  #slots = new Uint32Array(2 * FIRST_CAPACITY);
  #mask = FIRST_CAPACITY - 1;
  #count = 0;

  /** @param position from 0 to 4,294,967,294 */
  add(key: Key, position: number): void {
    if (4 * ++this.#count > 3 * (this.#mask + 1)) this.#grow();
    this.#put(tagOf(key), position + 1);
  }

  /** Positions that may hold the key, oldest first. */
  find(key: Key): number[] {
    const found: number[] = [];
    const tag = tagOf(key);
    for (let slot = tag & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const position = this.#slots[2 * slot + 1] ?? EMPTY;
      if (position === EMPTY) return found.toSorted((a, b) => a - b);
      if (this.#slots[2 * slot] === tag) found.push(position - 1);
    }
  }

  #put(tag: number, stored: number): void {
    let slot = tag & this.#mask;
    while (this.#slots[2 * slot + 1] !== EMPTY) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = tag;
    this.#slots[2 * slot + 1] = stored;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    this.#mask = this.#slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) {
      const stored = old[i + 1] ?? EMPTY;
      if (stored !== EMPTY) this.#put(old[i] ?? 0, stored);
    }
  }
}

const tagOf = (key: Key): number => Number.parseInt(key.slice(0, 8), 16) >>> 0;
