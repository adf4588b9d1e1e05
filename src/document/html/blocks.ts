import type { Block, BlockKind } from '../../model/block.ts';
import { BOX, CAPTION, META, namesOf, type NameKinds } from './name.ts';
import { isLink } from './link.ts';
import { isElement, isText, tidy, UNREAD, type HtmlElement, type HtmlNode, type HtmlRoot } from './node.ts';
import { openScope, type HtmlScope } from './scope.ts';

/** A leaf block of a page: a run of inline content with the element that holds it. */
export interface HtmlBlock extends Block {
  readonly scope: HtmlScope;
  /** The leaf nodes (texts, images, breaks) of the run; dropping a block drops these. */
  readonly nodes: readonly HtmlNode[];
  /** Number of links that start in it. */
  readonly links: number;
  /** Text is all bold or emphasis, as headings of sites without heading elements are. */
  readonly strong: boolean;
  /** What an inline element that alone makes this block calls it (`<span class=byline>`). */
  readonly names: NameKinds;
}

export interface BlockReading {
  readonly blocks: readonly HtmlBlock[];
  /** Preorder: a scope stands before those inside it. */
  readonly scopes: readonly HtmlScope[];
}

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul caption button marquee xmp plaintext'.split(
    ' ',
  ),
);
const EAST_ASIAN =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\ud840-\ud87f][\udc00-\udfff]/g;

/** Columns of a text: a Han, kana or hangul letter says about as much as two Latin ones. */
function widthOf(text: string): number {
  return text.length + (/[\u1100-\uffff]/.test(text) ? (text.match(EAST_ASIAN)?.length ?? 0) : 0);
}

/** Reads the leaf blocks of a page in reading order, in one walk. The depth of the tree is bounded by the parser. */
export function readBlocks(root: HtmlRoot, elements: readonly HtmlElement[]): BlockReading {
  const walk = new BlockWalk(blockHolders(elements));
  const page = root.children.find((child) => isElement(child) && child.name === 'html');
  const top = page && isElement(page) ? page : elements[0];
  if (top) walk.element(top, undefined, false);
  return { blocks: walk.blocks, scopes: walk.scopes };
}

/** Inline elements with blocks inside (`<a><div>`, `<font><p>`, custom elements) hold blocks like a div does. */
function blockHolders(elements: readonly HtmlElement[]): ReadonlySet<HtmlElement> {
  const holders = new Set<HtmlElement>();
  for (const element of elements) {
    if (!BLOCK_ELEMENTS.has(element.name)) continue;
    for (
      let up = element.parent;
      up && isElement(up) && !BLOCK_ELEMENTS.has(up.name) && !holders.has(up);
      up = up.parent
    )
      holders.add(up);
  }
  return holders;
}

interface Run {
  text: string;
  linkLength: number;
  strongLength: number;
  links: number;
  nodes: HtmlNode[];
  breaks: number;
  /** Holds more than white space, as hardly half of the runs do. */
  filled: boolean;
}

interface Inside {
  readonly linked: boolean;
  readonly strong: boolean;
}

const PLAIN: Inside = { linked: false, strong: false };
const emptyRun = (): Run => ({
  text: '',
  linkLength: 0,
  strongLength: 0,
  links: 0,
  nodes: [],
  breaks: 0,
  filled: false,
});

class BlockWalk {
  readonly blocks: HtmlBlock[] = [];
  readonly scopes: HtmlScope[] = [];
  readonly #holders: ReadonlySet<HtmlElement>;
  #run = emptyRun();

  constructor(holders: ReadonlySet<HtmlElement>) {
    this.#holders = holders;
  }

  element(element: HtmlElement, parent: HtmlScope | undefined, linked: boolean): void {
    const scope = openScope(element, parent, this.scopes.length, this.blocks.length, linked);
    this.scopes.push(scope);
    const inside = scope.linked ? { linked: true, strong: false } : PLAIN;
    for (const child of element.children) this.#inline(child, scope, inside);
    this.#flush(scope, 0);
    scope.end = this.blocks.length;
  }

  #inline(node: HtmlNode, scope: HtmlScope, inside: Inside): void {
    if (isText(node)) this.#text(node.data, node, inside);
    else if (!isElement(node) || UNREAD.has(node.name)) return;
    else if (node.name === 'br') this.#break(node, scope);
    else if (node.name === 'img') this.#run.nodes.push(node);
    else if (BLOCK_ELEMENTS.has(node.name) || this.#holders.has(node)) {
      this.#flush(scope, 0);
      this.element(node, scope, inside.linked);
    } else this.#phrase(node, scope, inside);
  }

  #phrase(element: HtmlElement, scope: HtmlScope, inside: Inside): void {
    const names = element.name === 'span' ? namesOf(element) & (BOX | META | CAPTION) : 0;
    if (names !== 0) {
      const outer = this.#run;
      this.#run = emptyRun();
      for (const child of element.children) this.#inline(child, scope, inside);
      this.#flush(scope, names);
      this.#run = outer;
      return;
    }
    const link = isLink(element);
    if (link) this.#run.links++;
    const strong = STRONG.has(element.name);
    const inner = link || strong ? { linked: inside.linked || link, strong: inside.strong || strong } : inside;
    for (const child of element.children) this.#inline(child, scope, inner);
  }

  #text(data: string, node: HtmlNode, inside: Inside): void {
    const run = this.#run;
    run.text += data;
    if (run.nodes.length === 0) run.nodes = [node];
    else run.nodes.push(node);
    if (!/\S/.test(data)) return;
    run.filled = true;
    run.breaks = 0;
    if (inside.linked) run.linkLength += tidy(data).length;
    if (inside.strong) run.strongLength += tidy(data).length;
  }

  /** Two breaks are how pages without paragraph elements separate paragraphs. */
  #break(node: HtmlNode, scope: HtmlScope): void {
    this.#run.text += ' ';
    this.#run.nodes.push(node);
    if (++this.#run.breaks >= 2) this.#flush(scope, 0);
  }

  #flush(scope: HtmlScope, names: NameKinds): void {
    const run = this.#run;
    if (run.nodes.length === 0) return;
    this.#run = emptyRun();
    const text = run.filled ? tidy(run.text) : '';
    if (text === '') return;
    this.blocks.push({
      index: this.blocks.length,
      text,
      kind: kindOf(scope, names),
      level: scope.level,
      width: widthOf(text),
      linkShare: Math.min(1, run.linkLength / text.length),
      scope,
      nodes: run.nodes,
      links: run.links,
      strong: run.strongLength >= text.length * 0.95,
      names,
    });
  }
}

const STRONG: ReadonlySet<string> = new Set(['b', 'strong', 'em', 'i', 'u']);

function kindOf(scope: HtmlScope, names: NameKinds): BlockKind {
  if (scope.level > 0) return 'heading';
  const name = scope.element.name;
  if ((names & CAPTION) !== 0 || name === 'figcaption' || name === 'caption') return 'caption';
  if (name === 'pre' || name === 'listing' || name === 'xmp') return 'code';
  if (name === 'dt') return 'term';
  if (scope.quote) return 'quote';
  if (scope.list) return 'item';
  if (scope.table) return 'cell';
  return 'paragraph';
}
