import { describe, expect, it } from 'vitest';
import { contenders } from './extract/contender.ts';
import { CORPORA, readCorpus } from './extract/corpus.ts';
import { DUMPS, readDumps, wrap } from './extract/dump.ts';
import { readFloors, under } from './extract/floor.ts';
import { qualityOf } from './extract/quality.ts';
import { dayF1, overlapOf, phraseF1 } from './extract/score.ts';

/** The two smallest corpora: the others are measured by `npm run bench extract`. */
const TESTED = ['scrapinghub', 'fundus'];

describe('the quality of the extraction', () => {
  const floors = readFloors();

  it.each(TESTED)(
    'on %s is not under its floor (skipped without the floor’s corpus in ../shared/bench)',
    { timeout: 300_000 },
    async (name) => {
      const corpus = readCorpus(name);
      const pinned = floors[name];
      const measurable = corpus !== undefined && corpus.digest === pinned?.digest;
      const [own] = await contenders(false);
      expect(measurable && own ? under(pinned.floor, await qualityOf(own, corpus)) : []).toEqual([]);
    },
  );

  it.each(['textdump', 'textdump-wrapped', 'press', 'press-together'])(
    'on the dumps of %s is not under its floor (skipped without the floor’s corpus in ../shared/bench)',
    { timeout: 300_000 },
    async (name) => {
      const corpus = readDumps(name);
      const pinned = floors[name];
      const measurable = corpus !== undefined && corpus.digest === pinned?.digest;
      expect(measurable ? under(pinned.floor, await corpus.quality()) : []).toEqual([]);
    },
  );

  it('has floors for all corpora, each with its digest', () => {
    expect(Object.keys(floors).toSorted()).toEqual([...CORPORA, ...DUMPS].toSorted());
    for (const { digest, floor } of Object.values(floors)) {
      expect(digest).toMatch(/^[\da-f]{64}$/);
      expect(Object.values(floor).every((value: number) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('names what is under a floor', () => {
    expect(under({ body: 0.9, title: 0.8 }, { body: 0.95, title: 0.7 })).toEqual([
      'title: 0.7000 is under the floor 0.8',
    ]);
  });
});

describe('the scores', () => {
  it('wrap pages as lynx prints them', () => {
    const lines = wrap(`${'harbour '.repeat(20)}\n\n${'港'.repeat(60)}`).split('\n');
    expect(lines).toEqual([
      `   ${'harbour '.repeat(9).trim()}`,
      `   ${'harbour '.repeat(9).trim()}`,
      '   harbour harbour',
      '',
      `   ${'港'.repeat(38)}`,
      `   ${'港'.repeat(22)}`,
    ]);
  });

  it('compare runs of four words, letters in scripts without spaces', () => {
    expect(overlapOf('a b c d e', 'a b c d e')).toEqual({ precision: 1, recall: 1 });
    expect(overlapOf('a b c d e', 'a b c d')).toEqual({ precision: 1, recall: 0.5 });
    expect(overlapOf('王毅外交部', '王毅外交部长')).toEqual({ precision: 2 / 3, recall: 1 });
    expect(overlapOf('a', '')).toEqual({ precision: 0, recall: 0 });
  });

  it('count phrases and days', () => {
    expect(phraseF1([{ found: 'a  b', wanted: ['a b', 'c'], unwanted: ['b'] }])).toBe(0.5);
    expect(
      dayF1([
        { found: '2021-12-18T10:00', wanted: '2021-12-18' },
        { found: undefined, wanted: '2021-12-18' },
      ]),
    ).toBeCloseTo(2 / 3);
  });
});
