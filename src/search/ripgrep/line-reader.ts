import type { ResultLine } from '../result.ts';
import type { DocumentLines, OutputReader, WantedSegments } from './segment-output.ts';

const COLON = 58;
const LF = 10;
const NO_SPANS: ResultLine['spans'] = [];

/** Reads lines: the name of each file on a line of its own, and a line `number:offset:text` for each line that matches. */
export class LineReader implements OutputReader {
  readonly #what: WantedSegments;
  readonly #files: readonly string[];
  #segment = -1;
  #doc = -1;
  /** Where the document ends in the segment. */
  #end = 0;

  constructor(what: WantedSegments, files: readonly string[]) {
    this.#what = what;
    this.#files = files;
  }

  read(bytes: Buffer, final: boolean, out: DocumentLines[]): number {
    let start = 0; // of the document's first line
    let lines: ResultLine[] = [];
    const flush = (next: number): void => {
      const [segment, doc] = [this.#segment, this.#doc];
      if (lines.length > 0) out.push({ segment, doc, bytes, lines, matchedLines: lines.length, matches: 0 });
      lines = [];
      start = next;
    };
    let before = this.#linesBefore();
    for (let from = 0, feed = bytes.indexOf(LF); feed >= 0; from = feed + 1, feed = bytes.indexOf(LF, from)) {
      let byte = bytes[from] ?? 0;
      if (byte < 48 || byte > 57) {
        flush(feed + 1);
        if (feed > from) this.#file(bytes.toString('utf8', from, feed));
        continue;
      }
      let at = from;
      let number = 0;
      for (; byte !== COLON; byte = bytes[++at] ?? COLON) number = number * 10 + byte - 48;
      byte = bytes[++at] ?? COLON;
      let offset = 0;
      for (; byte !== COLON; byte = bytes[++at] ?? COLON) offset = offset * 10 + byte - 48;
      if (offset >= this.#end) {
        flush(from);
        this.#document(offset);
        before = this.#linesBefore();
      }
      lines.push({ matched: true, number: number - before, start: at + 1, end: feed + 1, spans: NO_SPANS });
    }
    if (!final) return start;
    flush(bytes.length);
    return bytes.length;
  }

  #file(name: string): void {
    this.#segment = this.#what.wanted[this.#files.indexOf(name)] ?? -1;
    this.#doc = -1;
    this.#end = 0;
  }

  #document(offset: number): void {
    const docs = this.#what.segments[this.#segment]?.docs;
    if (!docs) throw new Error('ripgrep names a file that it was not given');
    this.#doc = docs.docAt(offset, this.#doc + 1);
    this.#end = docs.offset(this.#doc + 1);
  }

  #linesBefore(): number {
    return this.#doc < 0 ? 0 : (this.#what.segments[this.#segment]?.docs.line(this.#doc) ?? 0);
  }
}
