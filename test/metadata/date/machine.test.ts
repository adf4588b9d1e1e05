import { expect, it } from 'vitest';
import { parseMachineDate } from '../../../src/metadata/date/machine.ts';
import { dateFromName, dateFromUrl } from '../../../src/metadata/date/name.ts';

it.each([
  ['2015-04-11T06:00:00-04:00', '2015-04-11T06:00:00-04:00', 'second'],
  ['2020-10-26T11:44:00.000Z', '2020-10-26T11:44:00Z', 'second'],
  ['2021-12-18 17:10:00 +0800', '2021-12-18T17:10:00+08:00', 'second'],
  ['Tue, 25 Oct 2016 12:00:00 GMT', '2016-10-25T12:00:00Z', 'second'],
  ['Tue Oct 25 2016 12:00:00 GMT+0200 (CEST)', '2016-10-25T12:00:00+02:00', 'second'],
  ['1639847400', '2021-12-18T17:10:00Z', 'second'],
  ['20211218T171000Z', '2021-12-18T17:10:00Z', 'second'],
  ['20211218', '2021-12-18', 'day'],
  ['2021-12', '2021-12', 'month'],
  ['2021', '2021', 'year'],
])('reads %s', (text, value, precision) => {
  expect(parseMachineDate(text)).toMatchObject({ value, precision, raw: expect.any(String) });
});

it('does not take a filled-in midnight for a time', () => {
  expect(parseMachineDate('2021-12-18T00:00:00+01:00')).toMatchObject({ value: '2021-12-18', precision: 'day' });
  expect(parseMachineDate('2007-08-20-23:59:59')).toMatchObject({ value: '2007-08-20', precision: 'day' });
});

it.each(['', 'today', '12', '2021-13-45', 'null', '0000-00-00'])('finds none in "%s"', (text) => {
  expect(parseMachineDate(text)).toBeUndefined();
});

it.each([
  ['in/20230513_slug.txt', '2023-05-13'],
  ['22Jun2006Smith62.txt', '2006-06-22'],
  ['2016_10_25_slug.md', '2016-10-25'],
  ['0111.06-05-2008.slug.md', '2008-05-06'],
  ['statements-19990824.txt', '1999-08-24'],
  ['1962.txt', '1962'],
  ['2021/12/18/slug.txt', '2021-12-18'],
])('reads the name %s', (path, value) => {
  expect(dateFromName(path)?.value).toBe(value);
});

it.each(['release_06182.html', '25340717.html', 'gbk-67.html', 'agenda-2030.md'])('finds no date in %s', (path) => {
  expect(dateFromName(path)).toBeUndefined();
});

it.each([
  ['https://a.example/2021/12/18/x', '2021-12-18'],
  ['https://a.example/2021-12/18/c_1.htm', '2021-12-18'],
  ['https://a.example/202112/t20211218_12.html', '2021-12-18'],
  ['https://a.example/2021/12/x', '2021-12'],
  ['https://a.example/story/3000000218734/x', undefined],
])('reads the address %s', (url, value) => {
  expect(dateFromUrl(url)?.value).toBe(value);
});
