import { CommuniqueError } from '../../model/error.ts';

/** A place in a pattern, in code points. */
export class Cursor {
  readonly pattern: string;
  readonly #chars: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
    this.#chars = Array.from(pattern);
  }

  get done(): boolean {
    return this.#at >= this.#chars.length;
  }

  get position(): number {
    return this.#at;
  }

  /** The character `ahead` of the place, '' behind the end. */
  peek(ahead = 0): string {
    return this.#chars[this.#at + ahead] ?? '';
  }

  looking(text: string): boolean {
    return this.#chars.slice(this.#at, this.#at + text.length).join('') === text;
  }

  next(): string {
    return this.#chars[this.#at++] ?? '';
  }

  back(position: number): void {
    this.#at = position;
  }

  /** Steps over `text` if it stands here. */
  eat(text: string): boolean {
    if (!this.looking(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** The text up to `end`, which is stepped over; undefined where there is no `end`. */
  until(end: string): string | undefined {
    const stop = this.#chars.indexOf(end, this.#at);
    if (stop < 0) return undefined;
    const text = this.#chars.slice(this.#at, stop).join('');
    this.#at = stop + 1;
    return text;
  }

  fail(what: string): never {
    const shown = this.pattern.length > 80 ? `${this.pattern.slice(0, 80)}…` : this.pattern;
    throw new CommuniqueError(
      'usage',
      `pattern ${shown}: ${what} (character ${this.#at + 1}); -F searches it as plain text`,
    );
  }
}
