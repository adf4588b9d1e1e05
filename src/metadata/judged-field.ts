import type { JudgedBlock } from '../model/block.ts';
import { matchLabel, matchLabels } from '../document/lexicon/match.ts';
import { datelineOf } from './dateline.ts';

/** The subtitle that the extraction marked. */
export const readSubtitle = (judged: readonly JudgedBlock[]): string | undefined =>
  judged.find(({ field }) => field === 'subtitle')?.block.text;

/** The dateline of the first paragraphs of the body. */
export function readDateline(judged: readonly JudgedBlock[]): string | undefined {
  const body = judged.filter(({ fate }) => fate === 'body').slice(0, 3);
  for (const { block } of body) {
    const dateline = datelineOf(block.text);
    if (dateline !== undefined) return dateline;
  }
  return undefined;
}

const CONTACT = new Set(['contact'] as const);
const ABOUT = new Set(['about', 'end'] as const);
const MAX_LINES = 12;
const MAX_CONTACT = 1000;

/** The contact block: lines marked so, or the lines under a head that announces them. */
export function readContact(judged: readonly JudgedBlock[]): string | undefined {
  const marked = judged.filter(({ field }) => field === 'contact').map(({ block }) => block.text);
  const lines = marked.length > 0 ? marked : underHead(judged);
  const text = lines.slice(0, MAX_LINES).join('\n').slice(0, MAX_CONTACT);
  return lines.every(isLabel) ? undefined : text;
}

/** "Contact information:" and nothing after it. */
const isLabel = (line: string): boolean =>
  /[:：]\s*$/.test(line) || matchLabels(line).some(({ kind, whole }) => whole && kind === 'contact');

function underHead(judged: readonly JudgedBlock[]): readonly string[] {
  const head = judged.findIndex(
    ({ block, fate }) => fate === 'supplement' && matchLabel(block.text, CONTACT) !== undefined,
  );
  if (head < 0) return [];
  const rest = judged.slice(head);
  // "About the Board" under it is another section
  const end = rest.findIndex(({ block, fate }) => fate !== 'supplement' || matchLabel(block.text, ABOUT) !== undefined);
  return (end < 0 ? rest : rest.slice(0, end)).map(({ block }) => block.text);
}
