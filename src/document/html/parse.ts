import { html, Parser } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';
import type { TreeAdapter } from 'parse5';
import {
  isElement,
  isParent,
  isText,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  type HtmlRoot,
} from './node.ts';
import { parseFlat } from './parse-flat.ts';
import { RunTokenizer } from './tokenizer.ts';

/** Browsers stop nesting at 512 (Chromium's maximumHTMLParserDOMTreeDepth); what is deeper becomes siblings. */
const MAX_DEPTH = 500;

export interface ParsedTree {
  readonly root: HtmlRoot;
  readonly warnings: readonly string[];
}

/**
 * Larger pages are read flat: 150,000 elements take 5 s and 1 GB through all steps, and twice as many broke the heap. The
 * largest of 1,700 real pages has 10,000.
 */
const MAX_ELEMENTS = 150_000;

class TooManyElements extends Error {}

/**
 * Parses a page once into the tree of the HTML standard. Scripting counts as on, so that a `noscript` is opaque text:
 * an element left open inside it cannot swallow the page. Depth is bounded, and a page of too many elements, or one that
 * makes the standard's algorithm multiply them (unclosed formatting times paragraphs), is parsed flat instead, with a warning.
 */
export function parseTree(page: string): ParsedTree {
  const warnings: string[] = [];
  const lines = withPlainLineEnds(page);
  const text = withoutControls(lines);
  if (text.length < lines.length) warnings.push('control characters written as references were left out');
  let root: HtmlRoot;
  try {
    root = build(text);
  } catch (error) {
    if (!(error instanceof TooManyElements)) throw error;
    warnings.push(`the markup makes more than ${limitOf(text)} elements; read as flat paragraphs`);
    root = parseFlat(text);
  }
  if (boundDepth(root)) warnings.push(`elements nest deeper than ${MAX_DEPTH}; what is deeper is read as siblings`);
  return { root, warnings };
}

/** References to C0 controls (but white space) and DEL; the standard decodes them, and escape sequences with them. */
const CONTROL = /&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01]|127)(?!\d)|x0*(?:[0-8bef]|1[\da-f]|7f)(?![\da-f]));?/gi;

const withoutControls = (page: string): string => (page.includes('&#') ? page.replace(CONTROL, '') : page);

/** As the standard's preprocessing of the input does it. */
const withPlainLineEnds = (page: string): string => (page.includes('\r') ? page.replace(/\r\n?/g, '\n') : page);

/** An element takes at least three characters of source; more elements than that are the parser's own copies. */
const limitOf = (text: string): number => Math.min(Math.ceil(text.length / 3) + 10_000, MAX_ELEMENTS);

function build(text: string): HtmlRoot {
  const parser = new Parser<Htmlparser2TreeAdapterMap>({ treeAdapter: countingAdapter(limitOf(text)) });
  parser.tokenizer = new RunTokenizer(parser.options, parser);
  // what is read is not cut off: the page stays one string
  parser.tokenizer.preprocessor.bufferWaterline = Infinity;
  parser.tokenizer.write(text, true);
  return parser.document;
}

type MakeElement = new (name: string, attributes: Record<string, string>, children: HtmlNode[]) => HtmlElement;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- domhandler's class, which the adapter does not export
const Element = adapter.createElement('p', html.NS.HTML, []).constructor as MakeElement;

function countingAdapter(limit: number): TreeAdapter<Htmlparser2TreeAdapterMap> {
  let count = 0;
  return {
    ...adapter,
    // called at every token; the adapter's own go through a chain of exports
    isElementNode: isElement,
    isTextNode: isText,
    appendChild,
    insertText(parent, text) {
      const last = parent.children.at(-1);
      if (last && isText(last)) last.data += text;
      else appendChild(parent, adapter.createTextNode(text));
    },
    createElement(name, namespace, attributes) {
      if (++count > limit) throw new TooManyElements();
      if (attributes.some((one) => one.namespace !== undefined))
        return adapter.createElement(name, namespace, attributes);
      // the adapter's own makes two more tables for each element, of namespaces that only svg has
      const attribs: Record<string, string> = Object.create(null);
      for (const one of attributes) attribs[one.name] = one.value;
      const element = new Element(name, attribs, []);
      element.namespace = namespace;
      return element;
    },
    adoptAttributes(element, attributes) {
      for (const { name, value } of attributes) element.attribs[name] ??= value;
    },
  };
}

/** Most elements have one child: an array made for one takes the tenth of what `push` reserves. */
function appendChild(parent: HtmlParent, node: HtmlNode): void {
  const last = parent.children.at(-1);
  node.parent = parent;
  if (last) {
    last.next = node;
    node.prev = last;
    parent.children.push(node);
  } else parent.children = [node];
}

function boundDepth(root: HtmlRoot): boolean {
  let bounded = false;
  let depth = 0;
  let node: HtmlNode | HtmlRoot = root;
  for (;;) {
    const isDeepest = depth === MAX_DEPTH;
    if (isDeepest && isElement(node)) bounded = flatten(node) || bounded;
    const child: HtmlNode | undefined = !isDeepest && isParent(node) ? node.children[0] : undefined;
    if (child) {
      node = child;
      depth++;
      continue;
    }
    while (!node.next) {
      const { parent }: { readonly parent: HtmlParent | null } = node;
      if (parent === null) return bounded;
      node = parent;
      depth--;
    }
    node = node.next;
  }
}

/** Makes all elements under `parent` its children, each with the nodes before its first element child; order is kept. */
function flatten(parent: HtmlElement): boolean {
  if (!parent.children.some((child) => isElement(child) && child.children.some((inner) => isElement(inner))))
    return false;
  const flat: HtmlNode[] = [];
  const stack = parent.children.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    flat.push(node);
    if (!isElement(node)) continue;
    const cut = node.children.findIndex((child) => isElement(child));
    if (cut === -1) continue;
    for (const child of node.children.splice(cut).toReversed()) stack.push(child);
    relink(node);
  }
  parent.children = flat;
  relink(parent);
  return true;
}

function relink(parent: HtmlElement): void {
  let previous: HtmlNode | null = null;
  for (const child of parent.children) {
    child.parent = parent;
    child.prev = previous;
    child.next = null;
    if (previous) previous.next = child;
    previous = child;
  }
}
