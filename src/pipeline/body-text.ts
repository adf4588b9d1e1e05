import type { JudgedBlock } from '../model/block.ts';

/** The running text: the blocks of the body, one a line. */
export function bodyText(judged: readonly JudgedBlock[]): string {
  return judged
    .filter(({ fate }) => fate === 'body')
    .map(({ block }) => block.text)
    .join('\n');
}
