import { describe, expect, it } from 'vitest';
import { dateShape, looksLikeDate } from '../../src/document/date-shape.ts';

const shapeOf = (text: string): string | undefined => {
  const at = dateShape(text);
  return at && text.slice(at.start, at.end);
};

describe('dateShape', () => {
  it.each([
    '14 March 2021',
    '14 มีนาคม 2564',
    '14 มี.ค. 2564',
    '๑๔ มีนาคม ๒๕๖๔',
    '14 במרץ 2021',
    '25 اسفند 1399',
    '۲۵ اسفند ۱۳۹۹',
    '۱۳۹۹/۱۲/۲۴',
    '14 मार्च 2021',
    '১৪ মার্চ ২০২১',
    '14 மார்ச் 2021',
    '14 మార్చి 2021',
    '2021. március 14',
    '2021 m. kovo 14',
    '14 მარტი 2021',
    '15 Mac 2021',
    'Machi 15, 2021',
    '15 آذار/مارس 2021',
    '15 كانون الثاني 2021',
    '令和３年３月１５日',
    '二〇二一年三月十五日',
    '14 مارچ، 2021',
    '110-03-15',
    '110.3.15',
    '15/03/2564',
    '3 tháng 3 năm 2021',
    '3 de marzo de 2021',
    '3 março 2021',
    '3 ta’ Marzu 2021',
    'March 14-16, 2021',
  ])('finds all of %s', (text) => {
    expect(shapeOf(text)).toBe(text);
    expect(looksLikeDate(text)).toBe(true);
  });

  it('finds it in a line', () => {
    expect(looksLikeDate('Publicado el 3 de mayo de 2021 a las 3:45 de la tarde')).toBe(true);
    expect(looksLikeDate('The board met on 3 May 2021 and chose a new chair')).toBe(false);
    expect(shapeOf('พุธ 14 มีนาคม 2564 เวลา 10.00 น.')).toBe('14 มีนาคม 2564');
    expect(shapeOf('令和元年5月15日（水）')).toBe('令和元年5月15日');
  });

  it.each([
    'The plan of 12 ports 2021',
    'Part 110.3.15 of the rules',
    'version 1400/200',
    '14 ميناء 2021',
    'In 2021, 14 ports',
    '© 1997-Wed Apr 10 09:36',
    'มาตรา 14 ปี 2564',
    '2021年',
  ])('finds none in %s', (text) => {
    expect(dateShape(text)).toBeUndefined();
  });

  it('is quick on what only looks like one', () => {
    const start = performance.now();
    for (let i = 0; i < 200; i++) dateShape(`12 ${'ab. '.repeat(100)}${i} 2021`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
