import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import type { ArchiveLayout } from '../../src/archive/layout.ts';
import { isDamage, verifyArchive } from '../../src/archive/verify.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import { anItem } from './made-up.ts';
import { NOON, OWNER, freshFolder } from './world.ts';

async function anArchive(): Promise<ArchiveLayout> {
  const { layout } = initArchive(freshFolder());
  const writer = new ArchiveWriter(layout, { owner: OWNER, now: () => NOON });
  await writer.store([anItem('One', 'First text.'), anItem('Two', 'Second text.'), anItem('Three', 'Third text.')]);
  writer.close();
  return layout;
}

const kinds = (layout: ArchiveLayout): string[] =>
  [...verifyArchive(layout)].map(({ kind, path }) => `${kind} ${path}`);
const WARC = '2026-01-02.warc.gz';

describe('verifyArchive', () => {
  it('finds nothing in a whole archive', async () => {
    expect(kinds(await anArchive())).toEqual([]);
  });

  it('finds what was edited, copied or broken by hand, and calls none of it damage', async () => {
    const layout = await anArchive();
    const path = (name: string): string => join(layout.root, `2021/12/18/${name}.md`);
    writeFileSync(path('one'), readFileSync(path('one'), 'utf8').replace('First', 'Fist'));
    writeFileSync(path('two-copy'), readFileSync(path('two')));
    writeFileSync(path('three'), readFileSync(path('three'), 'utf8').replace('title:', 'title: ['));
    expect(kinds(layout)).toEqual([
      'edited 2021/12/18/one.md',
      'unreadable 2021/12/18/three.md',
      'same-id 2021/12/18/two.md',
    ]);
    expect([...verifyArchive(layout)].some(isDamage)).toBe(false);
  });

  it('finds captures that are damaged, cut off or gone', async () => {
    const layout = await anArchive();
    const warc = join(layout.captures, WARC);
    const whole = readFileSync(warc);
    const flipped = Buffer.from(whole);
    const last = flipped.length - 40;
    flipped.writeUInt8((flipped[last] ?? 0) ^ 0xff, last);
    writeFileSync(warc, flipped);
    expect(kinds(layout)[0]).toBe(`capture-damaged captures/${WARC}`);
    writeFileSync(warc, whole.subarray(0, -1));
    expect(kinds(layout)).toEqual([`capture-damaged captures/${WARC}`, 'capture-missing 2021/12/18/three.md']);
    rmSync(warc);
    expect([...verifyArchive(layout)].filter(isDamage)).toHaveLength(3);
  });
});
