import type { Piece } from './piece.ts';

/** What a block becomes in Markdown; the names of the HTML elements that turndown knows as blocks. */
export type BlockName =
  | 'DIV'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'UL'
  | 'OL'
  | 'LI'
  | 'BLOCKQUOTE'
  | 'PRE'
  | 'HR'
  | 'TABLE'
  | 'TR'
  | 'TD'
  | 'ASIDE';

/** What a block carries besides its children. */
export interface BlockContent {
  /** Inline content of a paragraph. */
  readonly pieces?: readonly Piece[];
  /** Text of a code block. */
  readonly code?: string;
  /** Language of a code block, or label of a footnote (`ASIDE`). */
  readonly label?: string;
  /** A footnote that begins with its own label in the text (list items do not). */
  readonly labelled?: boolean;
  /** First number of a list. */
  readonly start?: number;
  /** Row of a head, or cell that heads. */
  readonly head?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/**
 * A node of the outline that turndown walks: a facade with just what turndown reads. Blocks only: a paragraph is a leaf
 * that holds its inline content as pieces. The page's own tree is neither copied nor changed.
 */
export class Block {
  readonly nodeType = 1;
  /** Never blank: empty blocks are not built. */
  readonly textContent = 'x';
  nodeName: BlockName;
  parentNode: Block | null = null;
  readonly childNodes: Block[] = [];
  readonly content: BlockContent;
  /** Distance from the root of the outline. */
  readonly depth: number;
  /** Position among the siblings; set when the parent is finished. */
  index = 0;
  /** A list right after a list of its kind: it takes the other mark, or both would be read as one. */
  alternate = false;

  constructor(name: BlockName, depth: number, content: BlockContent = {}) {
    this.nodeName = name;
    this.depth = depth;
    this.content = content;
  }

  get firstChild(): Block | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): Block | null {
    return this.parentNode?.childNodes[this.index + 1] ?? null;
  }

  get previousSibling(): Block | null {
    return this.parentNode?.childNodes[this.index - 1] ?? null;
  }

  append(child: Block): void {
    const last = this.childNodes.at(-1);
    child.alternate = last?.nodeName === child.nodeName && !last.alternate;
    child.parentNode = this;
    child.index = this.childNodes.length;
    this.childNodes.push(child);
  }

  /** turndown clones what it is given, because it changes it; the outline is made for it alone. */
  cloneNode(): this {
    return this;
  }

  getElementsByTagName(): readonly Block[] {
    return [];
  }
}
