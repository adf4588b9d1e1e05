import { assert, constantFrom, date, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, type FindDatesOptions } from '../../../src/metadata/date/find.ts';
import { MONTH_TABLE } from '../../../src/document/month-table.ts';
import { stopwatch } from '../../stopwatch.ts';

const values = (text: string, options: FindDatesOptions = {}): readonly string[] =>
  findDates(text, options).map((date) => date.value);

describe('findDates', () => {
  it.each([
    ['2021-12-18 17:10', '2021-12-18T17:10'],
    ['发布日期: 2012-06-24', '2012-06-24'],
    ['时间：2019-09-18 06:23 来源：', '2019-09-18T06:23'],
    ['2019年10月31日 23:00', '2019-10-31T23:00'],
    ['２０２０年７月１日 10時00分', '2020-07-01T10:00'],
    ['112年2月16日', '2023-02-16'],
    ['民國112年2月16日', '2023-02-16'],
    ['令和4年12月18日 下午5:10', '2022-12-18T17:10'],
    ['平成元年1月8日', '1989-01-08'],
    ['二〇二一年十二月十八日', '2021-12-18'],
    ['2021년 12월 18일 (토) 오후 3:20', '2021-12-18T15:20'],
    ['2021. 12. 18.', '2021-12-18'],
    ['08. Februar 2022', '2022-02-08'],
    ['18. Jänner 2022, 17.10 Uhr', '2022-01-18T17:10'],
    ['15.12.2020 – 14:37', '2020-12-15T14:37'],
    ['26 | 01 | 2022', '2022-01-26'],
    ['publicado 20/08/2011 15h06', '2011-08-20T15:06'],
    ['mercredi 11 septembre 2019', '2019-09-11'],
    ['1er avril 2020', '2020-04-01'],
    ['( Pescasseroli, 14 Gennaio 20 )', '2020-01-14'],
    ['1 Декабря 2020 14:02', '2020-12-01T14:02'],
    ['25 июля 2002 года', '2002-07-25'],
    ['18 грудня 2021 р. о 17:10', '2021-12-18T17:10'],
    ['18 снежня 2021', '2021-12-18'],
    ['التاريخ: 03 يونيو 2020', '2020-06-03'],
    ['18 ديسمبر/كانون الأول 2021', '2021-12-18'],
    ['١٨ كانون الأول ٢٠٢١', '2021-12-18'],
    ['18 جويلية 2021', '2021-07-18'],
    ['۲۷ آذر ۱۴۰۰', '2021-12-18'],
    ['18 בדצמבר 2021', '2021-12-18'],
    ['[Lunes 26 de Julio del 2010]', '2010-07-26'],
    ['18 de dezembro de 2021 às 17h10', '2021-12-18T17:10'],
    ["18 d'octubre de 2021", '2021-10-18'],
    ['5 maja 2021 11:22', '2021-05-05T11:22'],
    ['18. prosinca 2021.', '2021-12-18'],
    ['2021. december 18. 17:10', '2021-12-18T17:10'],
    ['18. joulukuuta 2021 klo 17.10', '2021-12-18T17:10'],
    ['2021 m. gruodžio 18 d.', '2021-12-18'],
    ['2021. gada 18. decembris', '2021-12-18'],
    ['2021eko abenduaren 18a', '2021-12-18'],
    ['18 Aralık 2021 Cumartesi 17:10', '2021-12-18T17:10'],
    ['18 Δεκεμβρίου 2021, 5:10 μ.μ.', '2021-12-18T17:10'],
    ['ngày 18 tháng 12 năm 2021', '2021-12-18'],
    ['๑๘ ธันวาคม พ.ศ. ๒๕๖๔', '2021-12-18'],
    ['16 ก.ย. 2564', '2021-09-16'],
    ['१८ दिसंबर २०२१', '2021-12-18'],
    ['15 مارس 2021 - 03:45 مساءً', '2021-03-15T15:45'],
    ['25/3/2021 12:30 صباحاً', '2021-03-25T00:30'],
    ['15 de marzo de 2021, 3:45 de la tarde', '2021-03-15T15:45'],
    ['15 de março de 2021 às 3h45 da tarde', '2021-03-15T15:45'],
    ["15 mars 2021 à 3h45 de l'après-midi", '2021-03-15T15:45'],
    ['15 Maret 2021 3:45 petang', '2021-03-15T15:45'],
    ['۱۵ مارس ۲۰۲۱ ۳:۴۵ ب.ظ', '2021-03-15T15:45'],
    ['15 مارس 2021 ساعت 3:45 بعدازظهر', '2021-03-15T15:45'],
    ['15 במרץ 2021 3:45 אחה"צ', '2021-03-15T15:45'],
    ['25/3/2021 3:45 chiều', '2021-03-25T15:45'],
    ['25/3/2021 9h30 tối', '2021-03-25T21:30'],
    ['15 martie 2021 ora 9:30 seara', '2021-03-15T21:30'],
    ['15. März 2021 um 3:45 Uhr nachmittags', '2021-03-15T15:45'],
    ['15 मार्च 2021 शाम 5:10 बजे', '2021-03-15T17:10'],
    ['2021. március 15. délután 3:45', '2021-03-15T15:45'],
    ['2021年3月15日 中午11:30', '2021-03-15T11:30'],
    ['2021年3月15日 晚上9:30', '2021-03-15T21:30'],
    ['March 15, 2021 at 1:30 at night', '2021-03-15T01:30'],
    ['March 14-16, 2021', '2021-03-14'],
    ['May 5 – 12, 2022', '2022-05-05'],
    ['Mar-14-16', '2016-03-14'],
    ['11/17/2023 05:40 PM', '2023-11-17T17:40'],
    ['April 06, 2016 12:00 ET', '2016-04-06T12:00-04:00'],
    ['January 06, 2016 12:00 a.m. ET', '2016-01-06T00:00-05:00'],
    ['Sat Dec 18 17:10:05 EST 2021', '2021-12-18T17:10:05-05:00'],
    ['22:45 GMT 12 Nov 2019', '2019-11-12T22:45Z'],
    ['18 Dec 2021 17:10 (GMT+8)', '2021-12-18T17:10+08:00'],
    ['01.17.13', '2013-01-17'],
    ['03 30 2006', '2006-03-30'],
    ['22Jun2006', '2006-06-22'],
    ['2016-03-19 15.05.00 (Partial)', '2016-03-19T15:05:00'],
    ['December 2021', '2021-12'],
  ])('reads %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each([
    '89/2022 6/2022 058/21 MPS 006/2001 17-1044 75/127 EL34-194',
    'Comunicato Stampa n. 03/2020',
    'Tel. +1 212.555.1212, 555-12-2020, 192.168.20.12',
    'AZ 17-12-2004-33',
    '31.02.2021',
    '30 February 2021',
    '12/12/1712 and 3.4.2150',
    'on May 14 he said',
    'Version 20.12.1',
  ])('finds none in %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('claims no offset for a zone that means several', () => {
    expect(values('18 December 2021 17:10 CST')).toEqual(['2021-12-18T17:10']);
    expect(values('18 December 2021 17:10 IST')).toEqual(['2021-12-18T17:10']);
  });

  it('orders day and month by language, and says what the other order would be', () => {
    expect(findDates('05/10/2018', { lang: 'fr' })[0]).toMatchObject({
      value: '2018-10-05',
      alternative: '2018-05-10',
    });
    expect(findDates('05/10/2018', { lang: 'en-US' })[0]).toMatchObject({
      value: '2018-05-10',
      alternative: '2018-10-05',
    });
    expect(values('05/10/2018', { lang: 'en-GB' })).toEqual(['2018-10-05']);
    expect(values('05/10/2018', { lang: 'fr', order: 'mdy' })).toEqual(['2018-05-10']);
    expect(findDates('25/10/2018')[0]).not.toHaveProperty('alternative');
  });

  it('tells the months of languages apart that share a name', () => {
    expect(values('15. listopada 2022', { lang: 'hr' })).toEqual(['2022-10-15']);
    expect(findDates('15 listopada 2022', { lang: 'pl' })[0]).toMatchObject({ value: '2022-11-15' });
    expect(findDates('15 listopada 2022')[0]).toMatchObject({ unclearMonth: true });
  });

  it('gives the place and the raw text of each date', () => {
    const text = 'Bern, 17.08.2007 - Rede in Basel, 18. August 2007';
    for (const date of findDates(text, { lang: 'de' })) expect(text.slice(date.start, date.end)).toBe(date.raw);
    expect(values(text)).toEqual(['2007-08-17', '2007-08-18']);
  });

  it('reads every day it is shown, in any order of its parts', () => {
    assert(
      property(
        date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        constantFrom('en-US', 'de', 'fr', 'es', 'ru', 'ja', 'ko', 'tr', 'fi', 'vi', 'el', 'hu', 'th', 'he', 'uk', 'lv'),
        (day, locale) => {
          const options = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
          const text = new Intl.DateTimeFormat(locale, options).format(day);
          expect(values(`x (${text})`, { lang: locale })).toEqual([day.toISOString().slice(0, 10)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads each name of a month in its language, in small and in capital letters', () => {
    const missed = Object.entries(MONTH_TABLE).flatMap(([lang, months]) =>
      months.split('|').flatMap((names, index) =>
        names.split(',').filter((name) => {
          const day = `2013-${String(index + 1).padStart(2, '0')}-05`;
          const isRead = (word: string): boolean => values(`5 ${word} 2013`, { lang })[0] === day;
          return name !== '' && !(isRead(name) && isRead(name.toUpperCase()));
        }),
      ),
    );
    expect(missed).toEqual([]);
  });

  it('reads a name with a joiner in it, and without', () => {
    expect(values('2013 ഒക്\u200cടോബർ 5')).toEqual(['2013-10-05']);
    expect(values('2013 ഒക്ടോബർ 5')).toEqual(['2013-10-05']);
  });

  it('reads the shortest of dates, of three digits', () => {
    expect(values("1 May '13")).toEqual(['2013-05-01']);
    expect(values('1 May')).toEqual([]);
  });

  it('takes time linear in hostile text', () => {
    const seconds = (text: string): number => {
      const elapsed = stopwatch();
      findDates(text);
      return elapsed() / 1000;
    };
    for (const piece of ['1 ', '1.', '12 de ', '年1', 'may 1 ', '1:', '十', '1/1/', 'a.'])
      expect(seconds(piece.repeat(100_000))).toBeLessThan(5);
  });
});
