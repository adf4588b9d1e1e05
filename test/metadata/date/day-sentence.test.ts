import { describe, expect, it } from 'vitest';
import { tellsOfDay } from '../../../src/metadata/date/day-sentence.ts';
import { namesOtherDay } from '../../../src/metadata/date/day-word.ts';
import { findDates } from '../../../src/metadata/date/find.ts';

/** Whether the first date of a line is of something else than the line itself. */
function isOther(line: string): boolean {
  const [date] = findDates(line);
  if (date === undefined) throw new Error(`no date in ${line}`);
  return tellsOfDay(line, date) || namesOtherDay(line.slice(0, date.start));
}

describe('the day of a line', () => {
  it.each([
    'The quay was built on 3 May 1911.',
    'Registration is open until 1 April 2021.',
    'The new rules take effect on 1 January 2022',
    'It opens on 3 May 2021.',
    'Closed from 1 October 2023',
    'Member since 3 May 2011',
    'Le quai a été construit le 3 mai 1911.',
    'Fermé jusqu’au 3 mai 2021',
    'Der Kai wurde am 3. Mai 1911 gebaut.',
    'Anmeldeschluss: 12. Juni 2021',
    'Nabrzeże zbudowano 3 maja 1911 r.',
    'Причал был построен 3 мая 1911 года.',
    '岸壁は1911年5月3日に建設された。',
    '締切：2021年6月12日',
    'تم بناء الرصيف في 3 مايو 1911.',
    'الموعد النهائي: 12 يونيو 2021',
  ])('is that of what it tells: %s', (line) => {
    expect(isOther(line)).toBe(true);
  });

  it.each([
    'Done at Skarholm on 3 May 2021.',
    'Fait à Paris, le 3 mai 2021.',
    'Berlin, den 3. Mai 2021',
    'Madrid, a 3 de mayo de 2021.',
    'Warszawa, dnia 3 maja 2021 r.',
    'Москва, 3 мая 2021 года',
    'Oslo mandag 3. mai 2021.',
    '2021年5月3日',
    'الرياض، 3 مايو 2021',
    'This press release was published on 3 May 2021.',
    'Speech of the chair, 3 May 2021',
    'Press release of 3 May 2021',
    'One third of all berths are too small for the new ferries 15 Dec 2011',
    'http://www.news.skarholm.example 2012-01-12 05:13',
  ])('is its own: %s', (line) => {
    expect(isOther(line)).toBe(false);
  });
});
