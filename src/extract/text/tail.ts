import type { TextBlock } from '../../document/text.ts';
import { isFurniture, labelOf, lineLabel } from './label.ts';
import type { Verdict, Verdicts } from './verdict.ts';

const END_MARK = /^(?:#(?:\s?#){2,5}|#|-\s?30\s?-|#30#|\*(?:\s?\*){2,4}|ends?\b[.…]{0,3}|끝\.?|完|（完）|_{3,})$/iu;
/** What follows an end mark is the release going on if it has at least this share of the text before. */
const GOES_ON = 0.4;

const STAMP = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:[.]\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;
/** Blocks behind the body among which a content system leaves its record. */
const RECORD = 15;

const supplement = (rule: string, reason: string): Verdict => ({ fate: 'supplement', step: 'tail', rule, reason });
const size = (blocks: readonly TextBlock[]): number => blocks.reduce((sum, block) => sum + block.width, 0);

/** End marks are hints: what follows one is the text going on, or the house's "About", by how much it is. */
export function readTail(blocks: readonly TextBlock[], start: number, end: number, verdicts: Verdicts): void {
  let contact = false;
  for (let i = start; i < end; i++) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (END_MARK.test(block.text)) {
      verdicts.set(i, { fate: 'boilerplate', step: 'tail', rule: 'end-mark', reason: 'the mark of the end' });
      if (size(blocks.slice(i + 1, end)) < GOES_ON * size(blocks.slice(start, i))) {
        for (let k = i + 1; k < end; k++) verdicts.set(k, supplement('after-end', 'after the mark of the end'));
        return;
      }
    }
    if (block.width < 160 && labelOf(block.text)?.kind === 'contact') contact = true;
    else if (block.width >= 160) contact = false;
    if (contact) verdicts.set(i, supplement('contact', 'a contact'));
  }
}

/** Two time stamps on lines of their own behind the body: a content system's times of publication and of last change. */
export function readRecord(blocks: readonly TextBlock[], end: number, verdicts: Verdicts): void {
  for (let i = end; i + 1 < Math.min(blocks.length, end + RECORD); i++) {
    if (!STAMP.test(blocks[i]?.text ?? '') || !STAMP.test(blocks[i + 1]?.text ?? '')) continue;
    const reason = 'a time stamp of the content system behind the body';
    verdicts.set(i, { fate: 'metadata', step: 'tail', rule: 'record', reason, field: 'date' });
    verdicts.set(i + 1, { fate: 'metadata', step: 'tail', rule: 'record', reason, field: 'updated' });
    const author = blocks[i - 1];
    if (author !== undefined && i > end && /^(?:\p{Lu}[\p{L}'.-]+ ){1,3}\p{Lu}[\p{L}'.-]+$/u.test(author.text)) {
      verdicts.set(i - 1, {
        fate: 'metadata',
        step: 'tail',
        rule: 'record',
        reason: 'the author above the time stamps',
        field: 'author',
      });
    }
    return;
  }
}

/** Blocks behind the body among which its contact and the house's "About" are looked for. */
const BEHIND = 25;

/** A contact or an "About" behind the body belongs to the release; it ends at the page's own furniture. */
export function readSupplement(blocks: readonly TextBlock[], end: number, verdicts: Verdicts): void {
  let on: 'contact' | 'about' | undefined;
  for (let i = end; i < Math.min(blocks.length, end + BEHIND); i++) {
    const block = blocks[i];
    if (block === undefined || verdicts.has(i)) continue;
    const label = lineLabel(block.text);
    if (label?.kind === 'contact' || label?.kind === 'about') on = label.kind;
    else if (block.kind === 'rule' || isFurniture(block.text) || (on === 'contact' && block.width > 160))
      on = undefined;
    if (on !== undefined) verdicts.set(i, supplement(on, on === 'contact' ? 'a contact' : 'about the house'));
    else if (label !== undefined && on === undefined && label.kind !== 'end') return;
  }
}
