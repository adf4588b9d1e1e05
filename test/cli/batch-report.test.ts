import { describe, expect, it } from 'vitest';
import { BatchReport } from '../../src/cli/batch-report.ts';
import type { ItemResult } from '../../src/pipeline/ingest.ts';

function release(year: string, issuer: string, status: ItemResult['status'] = 'new', title = 'T'): ItemResult {
  return { source: 'a.txt', status, path: `${year}/x.md`, issuer, ...(title === '' ? {} : { title }) };
}
const many = (count: number, item: ItemResult): ItemResult[] => Array.from({ length: count }, () => item);
function linesOf(items: readonly ItemResult[]): readonly string[] {
  const report = new BatchReport();
  for (const item of items) report.add(item);
  return report.lines();
}

describe('BatchReport', () => {
  it('tells years, sources, and what is missing or was left out', () => {
    const lines = linesOf([
      ...many(8, release('2019/03/01', 'Ministry of Harbours')),
      ...many(4, release('2021', 'quay.example')),
      ...many(2, release('undated', 'Ministry of Harbours', 'unchanged', '')),
      ...many(3, release('2019/03/01', 'Ministry of Harbours', 'duplicate')),
      ...many(2, { source: 'b', status: 'not-article', reason: 'stub', message: 'm' }),
      { source: 'c', status: 'not-article', reason: 'listing', message: 'm' },
    ]);
    expect(lines).toEqual([
      `2019     8 ${'█'.repeat(40)}`,
      '2020     0',
      `2021     4 ${'█'.repeat(20)}`,
      `undated  2 ${'█'.repeat(10)}`,
      'Ministry of Harbours  10  2019: 8, undated: 2',
      'quay.example           4  2021: 4',
      'untitled: 2 · duplicates: 3 · not articles: 3 (2 stub, 1 listing)',
    ]);
  });

  it('says nothing of a small batch', () => {
    expect(linesOf(many(19, release('2019', 'a')))).toEqual([]);
  });

  it('stays short whatever the years and names are', () => {
    const years = Array.from({ length: 300 }, (_, i) => release(String(1800 + i), `source ${i}`));
    const lines = linesOf([...years, release('9999', 'x'.repeat(5000)), release('0001', '\u001b[31mred')]);
    expect(lines.length).toBeLessThan(70);
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
    expect(lines).toContain('and 282 sources more');
  });

  it('counts what an earlier run did by year, without its source', () => {
    expect(linesOf(many(20, { source: 'a', status: 'new', path: '2019/01/02/x.md' }))).toEqual([
      `2019  20 ${'█'.repeat(40)}`,
    ]);
  });
});
