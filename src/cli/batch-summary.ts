import type { BatchSummary } from '../pipeline/batch.ts';
import type { ItemStatus } from '../pipeline/ingest.ts';

/** In the order in which they are told. */
const NAMES: readonly [status: ItemStatus, name: string][] = [
  ['new', 'new'],
  ['revised', 'revised'],
  ['unchanged', 'unchanged'],
  ['duplicate', 'duplicate'],
  ['edited', 'kept as edited'],
  ['not-article', 'not an article'],
  ['failed', 'failed'],
];

/** `82 releases: 79 new, 2 unchanged, 1 failed in 3.1 s`. */
export function batchSummaryLine(
  { counts, resumed, interrupted }: Pick<BatchSummary, 'counts' | 'resumed' | 'interrupted'>,
  seconds: number,
): string {
  const total = NAMES.reduce((sum, [status]) => sum + counts[status], 0);
  const parts = NAMES.filter(([status]) => counts[status] > 0).map(([status, name]) => `${counts[status]} ${name}`);
  const many = `${total} ${total === 1 ? 'release' : 'releases'}`;
  const before = resumed > 0 ? ` (${resumed} done in an earlier run)` : '';
  const after = interrupted ? '; interrupted, run again to go on' : '';
  return `${many}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${before} in ${seconds.toFixed(1)} s${after}`;
}
