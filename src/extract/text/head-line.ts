import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { lineLabel } from './label.ts';
import { boilerplate, stated, type Verdict } from './verdict.ts';

/** Separators of a breadcrumb on one line. */
const CRUMBS = /\s[>›»→＞]\s|\S[›»＞]\S|^[>›»]\s?\p{L}/u;
const CONTACT =
  /[\w.+-]+@[\w-]+\.\w|(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,5}\)|\b\d{3})[ .\-/]{0,2}\d{3,4}[ .-]?\d{3,4}\b|☎|☏/u;
const isCrumbs = (block: TextBlock): boolean =>
  block.width < 200 && !/[.!?。]$/.test(block.text) && (CRUMBS.test(block.text) || startsAtHome(block.text));
/** "Home / News / Releases": a path by signs that also stand elsewhere. */
function startsAtHome(text: string): boolean {
  const steps = text.split(/\s[/|·-]\s/);
  return steps.length > 1 && lineLabel(steps[0] ?? '')?.kind === 'home';
}
export const isContact = (block: TextBlock): boolean => block.width < 160 && CONTACT.test(block.text);

/** Whether a block belongs to the head by itself: a date line, a label, a breadcrumb, a telephone number. */
export function isHeadLine(block: TextBlock): boolean {
  if (block.width > 200) return false;
  return (
    looksLikeDate(block.text) ||
    lineLabel(block.text) !== undefined ||
    isCrumbs(block) ||
    isContact(block) ||
    block.kind === 'rule'
  );
}

const KEY_POINT: Verdict = { fate: 'body', step: 'head', rule: 'key-point', reason: 'a key point under the headline' };
/** Key points are set as items between headline and text; an item "name: value" states a field of the page. */
export function keyPoint(block: TextBlock, index: number, title: number | undefined): Verdict | undefined {
  if (title === undefined || index < title) return undefined;
  if (block.kind === 'item' && /^\S+\s+[^:：]{1,24}[:：]\s*\S/u.test(block.text))
    return boilerplate('field', 'a field of the page');
  return block.kind === 'item' || /^\*\S.*[^*]$/.test(block.text) ? KEY_POINT : undefined;
}

/** A name or an office right above a telephone number. */
export function contactName(blocks: readonly TextBlock[], index: number): Verdict | undefined {
  const block = blocks[index];
  if (block === undefined || block.width > 60) return undefined;
  const below = blocks.slice(index + 1, index + 3).findIndex((next) => isContact(next));
  const apart = blocks.slice(index + 1, index + 2 + below).some((next) => next.gap > 0);
  return below < 0 || apart ? undefined : stated('contact', 'above a contact');
}

/** "By Ada Lind and Bo Olawale": names alone. */
const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s\p{Lu}[\p{L}'’.-]*(?:(?:,?\s(?:and|und|et|y|e)\s|,\s|\s)(?:de\s|van\s|von\s)?\p{Lu}[\p{L}'’.-]*){1,6}$/u;

/** What a line of the head states, by its own text and the label above it. */
export function readLine(block: TextBlock, above: TextBlock | undefined): Verdict | undefined {
  const label = lineLabel(block.text)?.kind;
  const before = above === undefined || above.width > 40 ? undefined : lineLabel(above.text)?.kind;
  if (looksLikeDate(block.text))
    return stated(label === 'updated' || before === 'updated' ? 'updated' : 'date', 'a date line in the head');
  if (isCrumbs(block)) return stated('section', 'a breadcrumb');
  if ((label === 'contact' && lineLabel(block.text)?.whole === false) || isContact(block))
    return stated('contact', 'a contact before the headline');
  if (label === 'author' && lineLabel(block.text)?.whole === false) return stated('author', 'a byline');
  if (BYLINE.test(block.text) && block.width <= 80) return stated('author', 'a byline');
  if (label === 'source' && dateShape(block.text) !== undefined) return stated('date', 'a source line with a date');
  if (label === 'source') return stated('source', 'a source line');
  if (before === 'author' && block.width < 60) return stated('author', `under "${above?.text ?? ''}"`);
  return label === undefined ? undefined : boilerplate(`label:${label}`, `a label: ${label}`);
}
