import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/document/text.ts';
import { BoilerplateCounter, groupOf, maskLine } from '../../src/extract/repetition.ts';
import { extractText } from '../../src/extract/text.ts';

const SUBJECTS = ['pier', 'lighthouse', 'ferry', 'fish market', 'dry dock', 'breakwater', 'customs house', 'canal'];
const about =
  'The Ministry of Harbours has looked after the piers, lighthouses and ferries of the islands since the year of their union.';
const page = (subject: string, day: number): string => `Harbour Ministry of the Islands
Weather at the quay: ${day} degrees
New rules for the ${subject} come into force this month
March ${day}, 2021

Minister Ada Lind said on Tuesday that the ${subject} would follow the rules which parliament adopted in the winter session.

Whoever keeps a boat in a place that the rules name must ask the ministry for a mark before the end of the year.

Offers from the harbour shop: calendars of the islands, charts, ropes

The ${subject} has been without rules since the great storm, and its keepers had asked for them more than once in vain.

${about}
`;

function counted(pages: readonly string[]): BoilerplateCounter {
  const counter = new BoilerplateCounter();
  for (const text of pages)
    counter.add(
      'harbours',
      parseText(text).blocks.map((block) => block.text),
    );
  return counter;
}

describe('BoilerplateCounter', () => {
  const pages = SUBJECTS.map((subject, i) => page(subject, i + 1));

  it('knows lines that recur, with numbers and dates masked', () => {
    const recurs = counted(pages).recurring('harbours');
    expect(recurs('Weather at the quay: 17 degrees')).toBe(true);
    expect(recurs('HARBOUR MINISTRY OF THE ISLANDS')).toBe(true);
    expect(recurs('New rules for the pier come into force this month')).toBe(false);
    expect(recurs('***')).toBe(false);
  });

  it('does not depend on the order, nor mix groups', () => {
    const there = counted(pages).recurring('harbours');
    const back = counted(pages.toReversed()).recurring('harbours');
    const lines = pages.flatMap((text) => text.split('\n'));
    expect(lines.map(there)).toEqual(lines.map(back));
    expect(lines.some(counted(pages).recurring('lighthouses'))).toBe(false);
  });

  it('says nothing of two releases', () => {
    expect(
      pages
        .slice(0, 2)
        .flatMap((text) => text.split('\n'))
        .some(counted(pages.slice(0, 2)).recurring('harbours')),
    ).toBe(false);
  });

  it('takes recurring furniture out of the body and keeps recurring content inside and at its end', () => {
    const boilerplate = counted(pages).recurring('harbours');
    const { judged } = extractText(parseText(pages[3] ?? ''), { boilerplate });
    const fate = (start: string) => judged.find((one) => one.block.text.startsWith(start))?.fate;
    expect(fate('Minister Ada Lind')).toBe('body');
    expect(fate('Whoever keeps a boat')).toBe('body');
    expect(fate('Offers from')).toBe('boilerplate');
    expect(fate('The Ministry of Harbours has')).toBe('supplement');
    expect(judged.find((one) => one.field === 'title')?.block.text).toBe(
      'New rules for the fish market come into force this month',
    );
    const furniture = (line: string) => line.startsWith('Whoever');
    const profiled = extractText(parseText(pages[3] ?? ''), { boilerplate, furniture }).judged;
    expect(profiled.find((one) => furniture(one.block.text))?.rule).toBe('recurring');
  });
});

describe('maskLine', () => {
  it('masks digits and dates', () => {
    expect(maskLine('Updated: March 3, 2021, 14:05 —')).toBe(maskLine('updated: December 13, 2022, 9:15'));
  });
});

describe('groupOf', () => {
  it('is the host, else the folder', () => {
    expect(groupOf('dumps/a/1.txt', 'https://Harbours.example/news/1')).toBe('harbours.example');
    expect(groupOf('dumps/a/1.txt', undefined)).toBe('dumps/a');
    expect(groupOf('1.txt', undefined)).toBe('');
  });
});
