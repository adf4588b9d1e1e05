import type { HtmlBlock, HtmlDocument, HtmlElement } from '../../document/html.ts';
import { parseHtml } from '../../document/html.ts';
import type { JudgedBlock } from '../../model/block.ts';
import { isElement, isText } from '../../document/html/node.ts';

export interface Rescue {
  readonly root: HtmlElement;
  readonly blocks: readonly HtmlBlock[];
  /** Where the text was found. */
  readonly source: string;
}

const SHORT = 200;
/** Long strings with the keys that page data uses for texts. */
const STRING =
  /"(?:articleBody|content|body|bodyHtml|html|text|contents|fullText|article_body)"\s*:\s*"((?:[^"\\]|\\.){300,})"/g;
const ESCAPED =
  /\\"(?:articleBody|content|body|bodyHtml|html|text|contents|fullText|article_body)\\"\s*:\s*\\"((?:[^"\\]|\\[^"]|\\\\.){300,}?)\\"/g;
const MAX_SOURCE = 5_000_000;

/**
 * The text from structured data, when the page itself shows less than half of it: scripts draw such pages. Structured
 * data are no source otherwise, they are often cut short (taken wherever present they cost 0.01 F1 on two benchmarks).
 */
export function rescueText(document: HtmlDocument, judged: readonly JudgedBlock[]): Rescue | undefined {
  const width = judged.reduce((sum, one) => sum + (one.fate === 'body' ? one.block.width : 0), 0);
  const stated = longest(
    document.jsonLd.flatMap((node) => (typeof node['articleBody'] === 'string' ? [node['articleBody']] : [])),
  );
  const data = stated === undefined && width < SHORT ? longest(readHydration(document)) : undefined;
  const text = stated ?? data;
  if (text === undefined) return undefined;
  const parsed = parseHtml(toHtml(text));
  const found = parsed.blocks.reduce((sum, block) => sum + block.width, 0);
  if (found < SHORT || found <= 2 * width) return undefined;
  return {
    root: parsed.body,
    blocks: parsed.blocks,
    source: stated === undefined ? 'page data' : 'JSON-LD articleBody',
  };
}

function longest(texts: readonly string[]): string | undefined {
  return texts.reduce<string | undefined>(
    (best, text) => (best === undefined || text.length > best.length ? text : best),
    undefined,
  );
}

function readHydration(document: HtmlDocument): string[] {
  const texts: string[] = [];
  let read = 0;
  for (const element of document.elements) {
    if (element.name !== 'script' || !isElement(element)) continue;
    for (const child of element.children) {
      if (!isText(child) || child.data.length < 600 || read > MAX_SOURCE) continue;
      read += child.data.length;
      for (const match of child.data.matchAll(STRING)) push(texts, `"${match[1]}"`);
      for (const match of child.data.matchAll(ESCAPED)) push(texts, `"${match[1]}"`, true);
    }
  }
  return texts.filter(
    (text) => /[.!?。！？][\s\S]*[.!?。！？]/.test(text) && !/^\s*[{[]|[{};]\s*$/.test(text.slice(0, 200)),
  );
}

function push(texts: string[], literal: string, twice = false): void {
  const once = unquote(literal);
  const text = twice && once !== undefined ? unquote(`"${once.replace(/(?<!\\)"/g, '\\"')}"`) : once;
  if (text !== undefined) texts.push(text);
}

function unquote(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal.replace(/[\u0000-\u001f]/g, ' '));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Plain text becomes paragraphs at its line ends; entities and markup in it are read as such. */
function toHtml(text: string): string {
  const markup = /<(?:p|div|br|li|h\d)\b/i.test(text)
    ? text
    : text
        .split(/\n+/)
        .map((line) => `<p>${line}</p>`)
        .join('');
  return `<body>${markup}`;
}
