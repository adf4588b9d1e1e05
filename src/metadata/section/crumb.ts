import type { HtmlDocument, HtmlElement } from '../../document/html.ts';
import { isElement, isText, nextNode, textOf, tidy, UNREAD, type HtmlNode } from '../../document/html/node.ts';
import { CRUMBS, namesOf } from '../../document/html/name.ts';
import { isHidden } from '../../document/html/scope.ts';
import { matchLabel, matchLabels, type LabelKind } from '../../document/lexicon/match.ts';

/** Marks between the steps of a breadcrumb. */
const MARK = /[>›»→＞]|\s[/\\]\s/u;
const MAX_STEPS = 16;
/** Longer texts are menus or paragraphs. */
const MAX_LENGTH = 240;
/** And hold more elements than this. */
const MAX_NODES = 200;
/** Elements of a promising name that are tried. */
const MAX_TRIES = 20;

/** A breadcrumb by the name of its element. */
export function namedCrumbs(document: HtmlDocument): readonly string[] {
  let tries = 0;
  for (const element of document.marked) {
    if ((namesOf(element) & CRUMBS) === 0) continue;
    if (++tries > MAX_TRIES) return [];
    const steps = stepsOf(element, document.baseUrl);
    if (steps.length > 0 && steps.length <= MAX_STEPS) return steps;
  }
  return [];
}

/** Links from the site's root downwards, in any language: with marks between them, as an ordered list, or each below the one before. */
export function linkedCrumbs(document: HtmlDocument): readonly string[] {
  for (const element of document.anchors) {
    if (!isRoot(element.attribs['href'], document.baseUrl)) continue;
    const holder = holderOf(element);
    if (holder === undefined) continue;
    const links = linksIn(holder);
    if (links[0] !== element) continue;
    const marked = MARK.test(textOf(holder)) && !links.some((link) => MARK.test(textOf(link)));
    if (marked || holder.name === 'ol' || isDescent(links)) return stepsOf(holder, document.baseUrl);
  }
  return [];
}

/** Nearly all addresses show without being parsed that they are not the root's: they go on behind it, or are no addresses of pages. */
const BELOW_ROOT = /^(?:https?:\/\/[^\s/?#\\]+)?\/(?!index\.)[\w-]/i;
const NO_PAGE = /^(?:#[\w-]|javascript:|mailto:|tel:)/i;
const MAY_GO_UP = /[/\\](?:\.|%2e)/i;

function isRoot(href: string | undefined, base: string | undefined): boolean {
  if (href === undefined || NO_PAGE.test(href) || (BELOW_ROOT.test(href) && !MAY_GO_UP.test(href))) return false;
  if (/^\/(?:index\.\w+)?$/.test(href.trim())) return true;
  if (!URL.canParse(href, base)) return false;
  const url = new URL(href, base);
  return url.protocol.startsWith('http') && url.pathname === '/' && url.search === '' && url.hash === '';
}

/** The nearest element around a link that holds more than it, if that is still a line. */
function holderOf(link: HtmlElement): HtmlElement | undefined {
  const own = textOf(link).length;
  let up = link.parent;
  for (let steps = 0; up && isElement(up) && steps < 5; steps++, up = up.parent) {
    if (up.name === 'body' || isLong(up)) return undefined;
    const { length } = textOf(up);
    if (length > own + 1) return linksIn(up).length <= 8 ? up : undefined;
  }
  return undefined;
}

/** Whether an element holds more than a line of text; large ones are not read to their end. */
function isLong(element: HtmlElement): boolean {
  let [length, count] = [0, 0];
  for (let node = nextNode(element, element); node; node = nextNode(node, element)) {
    if (isText(node)) length += node.data.trim().length;
    if (length > MAX_LENGTH || ++count > MAX_NODES) return true;
  }
  return false;
}

function linksIn(element: HtmlElement, links: HtmlElement[] = []): readonly HtmlElement[] {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === 'a') links.push(child);
    else linksIn(child, links);
  }
  return links;
}

/** At least two links behind the first, each below the one before: /news, /news/press. */
function isDescent(links: readonly HtmlElement[]): boolean {
  const paths = links.slice(1).map((link) => (link.attribs['href'] ?? '').replace(/\/$/, ''));
  return (
    paths.length >= 2 && paths.every((path, i) => path !== '' && (i === 0 || path.startsWith(`${paths[i - 1] ?? ''}/`)))
  );
}

/** The leaf texts of an element, split at marks, from behind the link to the site's root. */
function stepsOf(element: HtmlElement, base: string | undefined): readonly string[] {
  let steps: string[] = [];
  const walk = (parent: HtmlElement, depth: number): void => {
    for (const child of parent.children) {
      if (isText(child)) steps.push(...child.data.split(MARK));
      else if (!isElement(child) || !isSeen(child)) continue;
      else if (child.name === 'a' && isRoot(child.attribs['href'], base)) steps = [];
      else if (child.name === 'a' || child.name === 'span' || depth > 6) steps.push(seenText(child));
      else walk(child, depth + 1);
    }
  };
  walk(element, 0);
  return steps.map((step) => step.trim()).filter(Boolean);
}

/** Classes of words that only screen readers say: "Current page:", "Go back to". */
const SPOKEN =
  /(?<!\bnot-)(?:visually-?hidden|screen-?reader(?:-?(?:only|text))?|sr-?only|element-invisible|assistive-?text|off-?screen)(?=$|\s)/i;

const isSeen = (element: HtmlElement): boolean =>
  !UNREAD.has(element.name) && !isHidden(element) && !SPOKEN.test(element.attribs['class'] ?? '');

/** The text of an element that is seen on the page. */
function seenText(element: HtmlElement): string {
  const stack: HtmlNode[] = [element];
  let text = '';
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.data;
    else if (isElement(node) && node.name === 'br') text += ' ';
    else if (isElement(node) && isSeen(node)) stack.push(...node.children.toReversed());
  }
  return tidy(text);
}

const BREADCRUMB: ReadonlySet<LabelKind> = new Set(['breadcrumb']);

/** A line of text that begins with "you are here" or the home page and has marks between its steps. */
export function writtenCrumbs(document: HtmlDocument): readonly string[] {
  for (const { text } of document.blocks.slice(0, 1500)) {
    if (text.length > MAX_LENGTH || !MARK.test(text) || /[.!?。！？]\s*$/.test(text)) continue;
    const steps = text.split(MARK).filter((step) => step.trim() !== '');
    const home = matchLabels(steps[0]?.trim() ?? '').some(({ kind, whole }) => whole && kind === 'home');
    if (steps.length >= 2 && (home || matchLabel(text, BREADCRUMB))) return steps;
  }
  return [];
}
