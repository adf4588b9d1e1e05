import type { JudgedBlock } from '../model/block.ts';
import type { RejectionReason } from '../model/outcome.ts';
import type { TextBlock, TextDocument } from '../document/text.ts';
import { textGate } from './text/gate.ts';
import { readHead } from './text/head.ts';
import type { TextHints } from './text/hints.ts';
import { judgeBlocks } from './text/judgement.ts';
import { dropRecurring } from './text/recurring.ts';
import { repairBody } from './text/repair.ts';
import { readRecord, readSupplement, readTail } from './text/tail.ts';
import { judge, type Verdict, type Verdicts } from './text/verdict.ts';

export type { TextHints } from './text/hints.ts';

/** A text dump taken apart: every block with its fate. */
export interface TextExtraction {
  readonly judged: readonly JudgedBlock[];
  /** 0-1: how sure it is that the body is the release. */
  readonly confidence: number;
  /** Set when the text is no release. */
  readonly rejected?: { readonly reason: RejectionReason };
  readonly warnings: readonly string[];
}

const BODY: Verdict = { fate: 'body', step: 'span', rule: 'body', reason: 'running text' };
const AFTER: Verdict = { fate: 'boilerplate', step: 'span', rule: 'after-body', reason: 'after the body' };
const RUNNING: Verdict = {
  fate: 'boilerplate',
  step: 'page',
  rule: 'running-line',
  reason: 'a page number or a running head',
};
const MARKS: Verdict = { fate: 'boilerplate', step: 'prune', rule: 'rule', reason: 'a line of marks' };

/** Finds the release in a text dump: the span of its body, the head before it, what follows it. */
export function extractText(document: TextDocument, hints: TextHints = {}): TextExtraction {
  const { blocks } = document;
  const verdicts: Verdicts = new Map();
  const logits = judgeBlocks(blocks);
  const { body: taken, span } = repairBody(blocks, logits, hints.title);
  const start = readHead(blocks, span.start, span.end, hints, verdicts);
  if (hints.boilerplate !== undefined) dropRecurring(blocks, taken, { start, end: span.end }, hints, verdicts);
  readTail(blocks, start, span.end, verdicts);
  readRecord(blocks, span.end, verdicts);
  readSupplement(blocks, span.end, verdicts);
  const judged = blocks.map((block, i) =>
    judge(
      block,
      verdicts.get(i) ?? bySpan(block, taken.has(i) || (i >= start && i < span.start), i >= span.end, logits[i] ?? 0),
    ),
  );
  const body = judged.filter((one) => one.fate === 'body');
  const reason = textGate(judged);
  return {
    judged,
    confidence: confidenceOf(body, logits),
    ...(reason === undefined ? {} : { rejected: { reason } }),
    warnings: document.truncated ? ['longer than 8,000,000 characters or 100,000 lines; the rest was left out'] : [],
  };
}

function bySpan(block: TextBlock, taken: boolean, after: boolean, logit: number): Verdict {
  if (taken) return BODY;
  if (after) return AFTER;
  if (block.running) return RUNNING;
  if (block.kind === 'rule') return MARKS;
  return {
    fate: 'boilerplate',
    step: 'prune',
    rule: 'score',
    reason: `does not read as running text (${logit.toFixed(1)})`,
  };
}

/** Mean probability of the blocks taken for body, by their width. */
function confidenceOf(body: readonly JudgedBlock[], logits: readonly number[]): number {
  let sum = 0;
  let width = 0;
  for (const { block } of body) {
    sum += block.width / (1 + Math.exp(-(logits[block.index] ?? 0)));
    width += block.width;
  }
  return width === 0 ? 0 : sum / width;
}
