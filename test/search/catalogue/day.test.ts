import { describe, expect, it } from 'vitest';
import { dayOfId, dayOfPath, firstId, lastId, rangeCondition } from '../../../src/search/catalogue/day.ts';

describe('the numbers of entries', () => {
  it.each([
    ['2021/12/18/a.md', 20_211_218],
    ['2021/12/a.md', 20_211_200],
    ['2021/a.md', 20_210_000],
    ['0001/a.md', 10_000],
    ['undated/a.md', 0],
    ['a.md', 0],
    ['2021-notes/a.md', 0],
  ])('%s is of the day %d', (path, day) => {
    expect(dayOfPath(path)).toBe(day);
    expect([firstId(day), lastId(day)].map(dayOfId)).toEqual([day, day]);
  });

  it('follow the days, with room for millions that are not dated', () => {
    const days = ['undated/a', '0001/a', '2020/12/31/a', '2021/a', '2021/01/a', '2021/01/01/a', '2021/01/02/a'].map(
      dayOfPath,
    );
    days.slice(1).forEach((day, at) => expect(firstId(day)).toBeGreaterThan(lastId(days[at] ?? 0)));
    expect(lastId(0)).toBeGreaterThan(1e9);
    expect(Number.isSafeInteger(lastId(99_991_231))).toBe(true);
  });

  it('are asked for nothing where all dates are meant', () => {
    expect(rangeCondition({ from: '', to: '' }, 'id')).toBe('');
  });
});
