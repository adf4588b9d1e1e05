import { type Marks, type Piece, RAISED, sameMarks } from './piece.ts';

/** Soft hyphens and zero-width spaces are typesetting; joiners stay, they are spelling in Persian and Hindi. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
/**
 * White space of HTML, of Unicode, and control characters (NUL and vertical tab separate words at most) that is not
 * already a single space.
 */
const SPACE = /(?! (?![\s\u0000-\u001f\u007f-\u009f]))[\s\u0000-\u001f\u007f-\u009f]+/g;
const RAISED_FIGURE: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
};

/** Collects the inline content of one paragraph, with white space collapsed as a browser does. */
export class Run {
  #pieces: Piece[] = [];
  /** Open text: parts of one piece, joined once. */
  #parts: string[] = [];
  #marks: Marks | undefined;
  #spaced = true;
  #lastCharacter = '';
  #filled = false;

  /** True when something other than white space stands in it. */
  get filled(): boolean {
    return this.#filled;
  }

  /** True when a second break now would make a paragraph. */
  get broken(): boolean {
    return this.#parts.length === 0 && this.#pieces.at(-1)?.kind === 'break';
  }

  get lastCharacter(): string {
    return this.#lastCharacter;
  }

  text(data: string, marks: Marks): void {
    let text = data.replace(INVISIBLE, '').replace(SPACE, ' ');
    if (this.#spaced && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    if ((marks.bits & RAISED) !== 0 && /\d/.test(this.#lastCharacter)) text = raise(text);
    if (this.#marks && !sameMarks(this.#marks, marks)) this.#closeText();
    this.#marks = marks;
    this.#parts.push(text);
    this.#spaced = text.endsWith(' ');
    this.#lastCharacter = text.at(-1) ?? '';
    if (text !== ' ') this.#filled = true;
  }

  /** A break, an image, a footnote mark. */
  add(piece: Piece): void {
    this.#closeText();
    this.#pieces.push(piece);
    this.#spaced = piece.kind === 'break';
    this.#lastCharacter = '';
    if (piece.kind !== 'break') this.#filled = true;
  }

  /** Hands over what was collected and starts anew. */
  take(): readonly Piece[] {
    this.#closeText();
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#spaced = true;
    this.#filled = false;
    this.#lastCharacter = '';
    return pieces;
  }

  #closeText(): void {
    if (this.#marks && this.#parts.length > 0)
      this.#pieces.push({ kind: 'text', text: this.#parts.join(''), marks: this.#marks });
    this.#parts = [];
    this.#marks = undefined;
  }
}

/** `10<sup>6</sup>` is not 106. */
function raise(text: string): string {
  return /^[-+−]?\d+$/.test(text) ? text.replace(/./gu, (figure) => RAISED_FIGURE[figure] ?? figure) : text;
}
