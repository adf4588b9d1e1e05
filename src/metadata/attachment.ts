import type { HtmlDocument, HtmlElement } from '../document/html.ts';
import { isElement, textOf } from '../document/html/node.ts';
import type { JudgedBlock } from '../model/block.ts';
import type { Attachment } from '../model/release.ts';
import { absolute } from './link.ts';
import { isAside } from './published/layout.ts';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|csv|zip|epub)(?=$|[?#])/i;
const MAX_ATTACHMENTS = 100;

/** Blocks behind the text in which a box of downloads is looked for. */
const AFTER = 12;

/** Files that the release links to: from its body, its supplements, and what follows them outside of related items and footers. */
export function readAttachments(document: HtmlDocument, judged: readonly JudgedBlock[]): readonly Attachment[] {
  const kept = new Set(
    judged.filter(({ fate }) => fate === 'body' || fate === 'supplement').map(({ block }) => block.index),
  );
  const last = judged.findLast(({ fate }) => fate === 'body')?.block.index ?? -1;
  const found = new Map<string, Attachment>();
  const links = document.anchors.filter((element) => FILE.test(element.attribs['href'] ?? ''));
  if (links.length === 0) return [];
  const holders = new Set<HtmlElement>();
  for (const block of document.blocks) {
    const near = block.index > last && block.index <= last + AFTER && last >= 0 && !isAside(block.scope);
    if (!kept.has(block.index) && !near) continue;
    for (const node of block.nodes) {
      for (let up = node.parent; up && isElement(up); up = up.parent) {
        if (up.name === 'a') holders.add(up);
        if (up === block.scope.element) break;
      }
    }
  }
  for (const element of links) {
    if (!holders.has(element)) continue;
    const href = element.attribs['href'] ?? '';
    const url = absolute(href, document.baseUrl) ?? href.trim();
    const title = textOf(element).slice(0, 300);
    if (!found.has(url)) found.set(url, title === '' ? { url } : { url, title });
    if (found.size >= MAX_ATTACHMENTS) break;
  }
  return [...found.values()];
}

/** hreflang alternates: BCP 47 tag and absolute address. */
export function readAlternates(document: HtmlDocument): readonly { readonly lang: string; readonly url: string }[] {
  return document.links.flatMap((link) => {
    const lang = link.element.attribs['hreflang'];
    if (!link.rel.includes('alternate') || !lang || lang === 'x-default') return [];
    const url = absolute(link.href, document.baseUrl);
    return url === undefined ? [] : [{ lang, url }];
  });
}
