import type { JudgedBlock } from '../model/block.ts';

const SAMPLE = 2000;

/** The beginning of the body, of everything if there is no body: what the language is told by. */
export function sampleOf(judged: readonly JudgedBlock[]): string {
  const body = judged.filter(({ fate }) => fate === 'body');
  let sample = '';
  for (const { block } of body.length > 0 ? body : judged) {
    sample += `${block.text}\n`;
    if (sample.length >= SAMPLE) break;
  }
  return sample;
}

/** The day after an instant (`2021-12-18T…`): zones east of Greenwich are there already. */
export function dayAfter(instant: string | undefined): string | undefined {
  const time = instant === undefined ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? undefined : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
