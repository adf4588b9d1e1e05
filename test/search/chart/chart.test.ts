import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/search/chart/chart.ts';
import { chartSvg } from '../../../src/search/chart/svg.ts';
import { clipText, textSize, wrapText } from '../../../src/search/chart/text-size.ts';
import { numberFormat, timeTicks, valueTicks } from '../../../src/search/chart/tick.ts';
import { isolated } from '../../../src/search/chart/xml.ts';
import { elementsOf } from './elements.ts';

const monthsFrom = (year: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${year + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);

function chart(names: readonly string[], keys: readonly string[], value: (at: number) => number | undefined): Chart {
  const series = names.map((name, number) => ({
    name,
    values: keys.map((_, at) => {
      const one = value(at);
      return one === undefined ? undefined : one * (number + 1);
    }),
  }));
  const by = keys[0]?.includes('-') ? 'month' : /^\d{4}$/.test(keys[0] ?? '') ? 'year' : 'lang';
  return { title: `${isolated(names[0] ?? '')} over time`, unit: 'Matches', by, keys, series, notes: ['Source: us.'] };
}

const NAMES = ['shared future', '人类命运共同体', 'حقوق الإنسان', '<b>&"', '👩‍👩‍👧 family', ...Array.from('abcdefgh')];
const count = (svg: string, name: string): number => elementsOf(svg).filter((one) => one === name).length;
/** All numbers of coordinates. */
const numbersIn = (svg: string): number[] =>
  [...svg.matchAll(/ (?:x|y|width|height|cx|cy)="([^"]*)"/g)].map(([, value]) => Number(value));

describe('charts', () => {
  it.each([
    ['one series, 12 months', chart(['quay'], monthsFrom(2021, 12), (at) => at)],
    ['five series, 12 months', chart(NAMES.slice(0, 5), monthsFrom(2021, 12), (at) => at / 7)],
    ['one series, 20 years of months', chart(['quay'], monthsFrom(2004, 240), (at) => at % 17)],
    ['five series, 20 years of months', chart(NAMES.slice(0, 5), monthsFrom(2004, 240), (at) => at % 17)],
    [
      '13 series, 20 years',
      chart(
        NAMES,
        monthsFrom(2004, 240)
          .filter((_, n) => n % 12 === 0)
          .map((key) => key.slice(0, 4)),
        (at) => at,
      ),
    ],
    ['languages', chart(NAMES.slice(0, 3), ['en', 'zh', 'a very long name '.repeat(9)], (at) => at + 0.5)],
    ['months without releases', chart(['quay', 'port'], monthsFrom(2021, 30), (at) => (at % 5 === 0 ? undefined : at))],
    ['only gaps', chart(['quay'], monthsFrom(2021, 3), () => undefined)],
    ['nothing found', chart(['quay'], monthsFrom(2021, 3), () => 0)],
    ['one month', chart(['quay', 'port'], ['2021-12'], () => 3)],
    ['no keys', chart(['quay'], [], () => 0)],
  ])('are well-formed and within the page: %s', (_, one) => {
    const svg = chartSvg(one);
    const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(elementsOf(svg).slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    for (const number of numbersIn(svg)) {
      expect(number).toBeGreaterThanOrEqual(-1);
      expect(number).toBeLessThanOrEqual(Math.max(Number(width), Number(height)));
    }
  });

  it('are well-formed to libxml2 too', (context) => {
    const input = chartSvg(chart(NAMES, monthsFrom(2021, 12), (at) => at));
    const { status, error } = spawnSync('xmllint', ['--noout', '-'], { input });
    if (error) context.skip('no xmllint');
    expect(status).toBe(0);
  });

  it('tell series apart without colour', () => {
    const svg = chartSvg(chart(NAMES, monthsFrom(2021, 12), (at) => at));
    const looks = [
      ...svg.matchAll(/<path d="M[^"]*L[^"]*" stroke="(#\w+)"[^>]*?(?:stroke-dasharray="([^"]*)")?[^>]*?\/>/g),
    ];
    expect(new Set(looks.map(([whole]) => /stroke="[^>]*/.exec(whole)?.[0])).size).toBe(NAMES.length);
    expect(new Set(looks.slice(0, 6).map(([whole]) => /dasharray="([^"]*)"/.exec(whole)?.[1])).size).toBe(6);
    const bars = chartSvg(chart(NAMES.slice(0, 6), ['en', 'zh'], (at) => at + 1));
    expect(count(bars, 'pattern')).toBe(6);
  });

  it('leave a gap where nothing was published, and say so', () => {
    const svg = chartSvg(chart(['quay', 'port'], monthsFrom(2021, 6), (at) => (at === 2 ? undefined : 1)));
    expect(svg).toContain('>no releases</text>');
    const [line = ''] = /<path d="M[^"]*" stroke="#0072b2"[^>]*stroke-linejoin/.exec(svg) ?? [];
    expect(line.match(/M/g)).toHaveLength(2);
  });

  it('draw a panel for each series where lines would be too dense', () => {
    const svg = chartSvg(chart(['quay', 'port', 'lock'], monthsFrom(2004, 240), (at) => at % 9));
    expect(svg).not.toContain('stroke-linejoin');
    expect(svg.match(/font-weight="bold"/g)).toHaveLength(3);
  });
});

describe('axes', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [36, [0, 10, 20, 30, 40]],
    [1183, [0, 500, 1000, 1500]],
  ])('step by 1, 2 or 5 up to %d', (most, ticks) => expect(valueTicks(most, 5, true)).toEqual(ticks));

  it('have as many decimals as their step needs', () => {
    const ticks = valueTicks(0.28, 5, false);
    expect(ticks.map(numberFormat(ticks[1] ?? 0))).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(numberFormat(500)(1500)).toBe('1,500');
    expect(numberFormat(0.05)(0.15)).toBe('0.15');
  });

  it('name months, quarters or years by the room there is', () => {
    const labels = (keys: readonly string[], most: number): string[] =>
      timeTicks(keys, most).map(({ label, below }) => (below === undefined ? label : `${label} ${below}`));
    expect(labels(monthsFrom(2021, 14), 20).slice(10)).toEqual(['Nov', 'Dec', 'Jan 2022', 'Feb']);
    expect(labels(monthsFrom(2021, 24), 10)).toEqual([
      'Jan 2021',
      'Apr',
      'Jul',
      'Oct',
      'Jan 2022',
      'Apr',
      'Jul',
      'Oct',
    ]);
    expect(labels(monthsFrom(2004, 240), 20)).toHaveLength(20);
    expect(labels(monthsFrom(2004, 240), 12)).toEqual([
      '2004',
      '2006',
      '2008',
      '2010',
      '2012',
      '2014',
      '2016',
      '2018',
      '2020',
      '2022',
    ]);
    expect(labels(['1999', '2000', '2001'], 1)).toEqual(['2000']);
  });
});

describe('texts in charts', () => {
  it('are cut between letters as readers see them', () => {
    expect(clipText('👩‍👩‍👧'.repeat(9), 3.2)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(clipText('quay', textSize('quay'))).toBe('quay');
    expect(wrapText('one two three', 4.5, 9)).toEqual(['one two', 'three']);
    expect(wrapText('漢字漢字漢字', 3, 9)).toEqual(['漢字漢', '字漢字']);
    expect(wrapText('a '.repeat(99), 3, 2)).toHaveLength(2);
  });
});
