import { UNREAD, type HtmlElement, type HtmlNode } from '../document/html/node.ts';
import { Block, type BlockContent, type BlockName } from './block.ts';
import { readCode } from './code.ts';
import { finishBlock } from './finish.ts';
import { findFootnotes, type Footnotes } from './footnote.ts';
import { imageMarkdown } from './image.ts';
import { linkDestination } from './link.ts';
import { type Marks, PLAIN } from './piece.ts';
import { Run } from './run.ts';
import { BLOCK_ELEMENTS, CODE_BLOCKS, MARKS } from './vocabulary.ts';
import { walk, type Visitor } from './walk.ts';

/** Lists, quotes and tables nested deeper are plain paragraphs: turndown recurses, and each level indents all below it. */
const MAX_DEPTH = 40;

export interface OutlineOptions {
  /** Nodes that are not rendered. */
  readonly dropped: ReadonlySet<HtmlNode>;
  /** What relative links are relative to. */
  readonly base: string | undefined;
}

/** Reads the tree under `root` into the outline that turndown walks: blocks with their inline content, in one pass. */
export function readOutline(root: HtmlElement, options: OutlineOptions): Block {
  const reading = new Reading(options, findFootnotes(root, options.dropped));
  walk(root, options.dropped, reading);
  return reading.finish();
}

interface Frame {
  readonly marks: Marks;
  readonly block: Block;
  /** Starts and ends a line. */
  readonly breaks: boolean;
}

class Reading implements Visitor {
  readonly #options: OutlineOptions;
  readonly #notes: Footnotes | undefined;
  readonly #frames: Frame[] = [];
  readonly #root = new Block('DIV', 0);
  readonly #run = new Run();
  readonly #quoted = new Set<HtmlElement>();
  #block = this.#root;
  #marks = PLAIN;

  constructor(options: OutlineOptions, notes: Footnotes | undefined) {
    this.#options = options;
    this.#notes = notes;
  }

  finish(): Block {
    this.#flush();
    finishBlock(this.#root);
    return this.#root;
  }

  text(data: string): void {
    this.#run.text(data, this.#marks);
  }

  enter(element: HtmlElement): boolean {
    const { name } = element;
    if (UNREAD.has(name) || this.#enterLeaf(element)) return false;
    const note = this.#notes?.definitions.get(element);
    const breaks = note !== undefined || BLOCK_ELEMENTS.has(name);
    this.#frames.push({ marks: this.#marks, block: this.#block, breaks });
    this.#marks = marksInside(this.#marks, element, this.#options.base);
    if (breaks) {
      this.#flush();
      this.#open(element, note);
    }
    if (name === 'q') this.#quote(element);
    return true;
  }

  leave(element: HtmlElement): void {
    if (this.#quoted.delete(element)) this.#run.text('”', this.#marks);
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.breaks) this.#flush();
    if (this.#block !== frame.block) {
      finishBlock(this.#block);
      if (this.#block.childNodes.length > 0 || this.#block.nodeName === 'TD') frame.block.append(this.#block);
      this.#block = frame.block;
    }
    this.#marks = frame.marks;
  }

  /** Elements that have no inside; true when it was one. */
  #enterLeaf(element: HtmlElement): boolean {
    const { name } = element;
    if (name === 'br') this.#break();
    else if (name === 'img') this.#image(element);
    else if (name === 'hr') this.#rule();
    else if (CODE_BLOCKS.has(name)) {
      const code = readCode(element, this.#options.dropped);
      if (code.code !== '') this.#leaf('PRE', code);
    } else if (name === 'a') return this.#note(element);
    else return false;
    return true;
  }

  /** Browsers write the marks of `q`; some pages write them as well. */
  #quote(element: HtmlElement): void {
    if (/["“”„«»‚‘’「『]$/.test(this.#run.lastCharacter)) return;
    this.#quoted.add(element);
    this.#run.text('“', this.#marks);
  }

  #note(element: HtmlElement): boolean {
    if (!this.#notes) return false;
    const label = this.#notes.references.get(element);
    if (label !== undefined) this.#run.add({ kind: 'note', label, marks: PLAIN });
    return label !== undefined || this.#notes.backlinks.has(element);
  }

  /** Two breaks are how pages without paragraph elements separate paragraphs. */
  #break(): void {
    if (this.#run.broken) this.#flush();
    else if (this.#run.filled) this.#run.add({ kind: 'break', marks: this.#marks });
  }

  #image(element: HtmlElement): void {
    const markdown = imageMarkdown(element.attribs, this.#options.base);
    if (markdown !== '') this.#run.add({ kind: 'image', markdown, marks: this.#marks });
  }

  /** A rule parts the text; inside a list or a quote it says no more than a break. */
  #rule(): void {
    if (this.#block === this.#root) this.#leaf('HR', {});
    else this.#flush();
  }

  #leaf(name: BlockName, content: BlockContent): void {
    this.#flush();
    this.#block.append(new Block(name, this.#block.depth + 1, content));
  }

  #flush(): void {
    const { filled } = this.#run;
    const pieces = this.#run.take();
    if (filled) this.#block.append(new Block('P', this.#block.depth + 1, { pieces }));
  }

  #open(element: HtmlElement, note: string | undefined): void {
    const opened =
      note === undefined
        ? structure(element, this.#block)
        : { name: 'ASIDE' as const, content: { label: note, labelled: element.name !== 'li' } };
    if (opened && this.#block.depth < MAX_DEPTH) {
      const block = new Block(opened.name, this.#block.depth + 1, opened.content);
      block.parentNode = this.#block;
      this.#block = block;
    }
  }
}

function marksInside(marks: Marks, element: HtmlElement, base: string | undefined): Marks {
  if (element.name === 'a') {
    const href = linkDestination(element.attribs['href'], base);
    return href === undefined ? marks : { bits: marks.bits, href };
  }
  const added = MARKS.get(element.name) ?? 0;
  return (marks.bits | added) === marks.bits ? marks : { bits: marks.bits | added, href: marks.href };
}

/** The block that an element opens inside `parent`; nothing for those that only start a new line. */
function structure(
  element: HtmlElement,
  parent: Block,
): { readonly name: BlockName; readonly content: BlockContent } | undefined {
  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return { name: HEADINGS[element.name], content: {} };
    case 'ul':
    case 'menu':
    case 'dir':
      return { name: 'UL', content: {} };
    case 'ol':
      return { name: 'OL', content: { start: listStart(element) } };
    case 'li':
      return { name: 'LI', content: {} };
    case 'blockquote':
      return { name: 'BLOCKQUOTE', content: {} };
    case 'table':
      return { name: 'TABLE', content: { head: element.attribs['role'] === 'presentation' } };
    case 'caption':
      return parent.nodeName === 'TABLE' ? { name: 'DIV', content: {} } : undefined;
    case 'tr':
      return parent.nodeName === 'TABLE' ? { name: 'TR', content: { head: inHead(element) } } : undefined;
    case 'td':
    case 'th':
      return parent.nodeName === 'TR' ? { name: 'TD', content: cell(element) } : undefined;
    default:
      return undefined;
  }
}

const HEADINGS = { h1: 'H1', h2: 'H2', h3: 'H3', h4: 'H4', h5: 'H5', h6: 'H6' } as const;

const inHead = (row: HtmlElement): boolean =>
  row.parent !== null && 'name' in row.parent && row.parent.name === 'thead';

/** Spans as HTML bounds them (columns 1000, rows 65534); the table's own size bounds them further. */
function cell(element: HtmlElement): BlockContent {
  return {
    head: element.name === 'th',
    columns: whole(element.attribs['colspan'], 1, 1000) ?? 1,
    rows: whole(element.attribs['rowspan'], 1, 65_534) ?? 1,
  };
}

/** CommonMark numbers have at most nine digits. */
function listStart(list: HtmlElement): number {
  return whole(list.attribs['start'], 0, 999_000_000) ?? 1;
}

function whole(value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined || !/^\s*\d{1,12}\s*$/.test(value)) return undefined;
  return Math.min(most, Math.max(least, Number(value)));
}
