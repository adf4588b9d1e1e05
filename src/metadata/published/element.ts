import type { HtmlDocument, HtmlElement, HtmlScope } from '../../document/html.ts';
import { isElement, textOf } from '../../document/html/node.ts';
import type { FindDatesOptions } from '../date/find.ts';
import { dayOf, parseMachineDate } from '../date/machine.ts';
import type { DateCandidate, DateRole } from './candidate.ts';
import { isAside, type Layout } from './layout.ts';

const UPDATED = /modif|updat|changed/i;
const PUBLISHED = /publi|entry-?date|post-?date|created|pubdate|release/i;

/** Dates in attributes of visible elements: `time datetime`, microdata, `abbr title`. */
export function elementDates(
  document: HtmlDocument,
  layout: Layout,
  options: FindDatesOptions,
): readonly DateCandidate[] {
  const elements = document.marked.filter((element) => attributeOf(element) !== undefined);
  if (elements.length === 0) return [];
  const scopes = new Map(document.scopes.map((scope) => [scope.element, scope]));
  return elements.slice(0, 500).flatMap((element): DateCandidate[] => {
    const read = parseMachineDate(attributeOf(element) ?? '', options);
    // a widespread system writes local time with a false Z into abbr: only the day is sure
    const date = read && element.name === 'abbr' && read.value.endsWith('Z') ? dayOf(read) : read;
    if (date === undefined || date.value.length < 10) return [];
    const prop = element.attribs['itemprop'] ?? '';
    const names = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''} ${prop}`;
    const scope = scopeOf(element, scopes);
    const role: DateRole = UPDATED.test(names) ? 'updated' : 'published';
    const exact = /^datePublished$/i.test(prop) || element.attribs['pubdate'] !== undefined;
    const score = (exact ? 92 : PUBLISHED.test(names) ? 84 : 78) - distance(scope, layout);
    const source = prop === '' ? 'time' : 'microdata';
    return [{ date, role, source, family: 'element', evidence: `${source}:${element.name}`, score }];
  });
}

function attributeOf(element: HtmlElement): string | undefined {
  const { attribs } = element;
  if (element.name === 'time' || element.name === 'relative-time')
    return attribs['datetime'] ?? textOf(element).slice(0, 60);
  if (attribs['itemprop'] !== undefined && /^date(?:Published|Modified|Created)$/i.test(attribs['itemprop']))
    return attribs['content'] ?? attribs['datetime'] ?? textOf(element).slice(0, 60);
  if (element.name === 'abbr' && PUBLISHED.test(attribs['class'] ?? '')) return attribs['title'];
  return undefined;
}

function scopeOf(element: HtmlElement, scopes: ReadonlyMap<HtmlElement, HtmlScope>): HtmlScope | undefined {
  for (let at: HtmlElement | null = element; at; at = at.parent && isElement(at.parent) ? at.parent : null) {
    const scope = scopes.get(at);
    if (scope) return scope;
  }
  return undefined;
}

/** What its place costs a date: far from the headline, in a box, in a link, hidden. */
function distance(scope: HtmlScope | undefined, layout: Layout): number {
  // a meta in the head has no place
  if (scope === undefined || scope.element.name === 'html') return 0;
  let cost = (scope.linked ? 20 : 0) + (scope.hidden ? 20 : 0) + (isAside(scope, layout.title) ? 40 : 0);
  if (layout.title === undefined) return cost + 6;
  const after = scope.first - layout.title;
  if (after >= 0) cost += after <= 15 || scope.first <= (layout.bodyStart ?? 0) ? Math.min(after, 15) * 0.6 : 34;
  else cost += scope.end >= layout.title - 6 ? 4 : 30;
  return cost;
}
