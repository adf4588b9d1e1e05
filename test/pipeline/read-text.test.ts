import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Release } from '../../src/model/release.ts';
import { normalize } from '../../src/pipeline/normalize.ts';

async function releases(text: string, path = 'dump.txt'): Promise<readonly Release[]> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const outcomes: readonly Outcome[] = await normalize(
    { bytes, sha256, retrieved: '2026-01-01T00:00:00Z', path, fetched: false },
    {},
  );
  return outcomes.flatMap((outcome) => (outcome.kind === 'release' ? [outcome.release] : []));
}

const BAYS = ['Amber', 'Birch', 'Cedar', 'Delta', 'Ember'];
const body = (bay: string): string =>
  `Minister Ada Lind announced on Tuesday that the quay of ${bay} Bay will be rebuilt before the winter storms and that the work is paid from the reserve.\n\nThe council of ${bay} Bay said that the pilings were no longer safe and that ferries land at the fish market until the works are done.`;

describe('a file of many releases', () => {
  it('reads all its dates in the order that one of them proves', async () => {
    const dated = (dates: readonly string[]): string =>
      dates.map((date, i) => `Title: New quay ${i + 1}\nDate: ${date}\nContent: ${body(BAYS[i] ?? '')}\n`).join('\n');
    const read = async (...dates: readonly string[]): Promise<readonly unknown[]> =>
      (await releases(dated(dates))).map(({ date }) => date?.value);
    expect(await read('25/12/2021', '05/06/2021')).toEqual(['2021-12-25', '2021-06-05']);
    expect(await read('12/25/2021', '05/06/2021')).toEqual(['2021-12-25', '2021-05-06']);
    expect(await read('25/12/2021', '12/25/2021', '05/06/2021')).toEqual(['2021-12-25', '2021-12-25', '2021-05-06']);
  });

  it('is read as Nexis prints it', async () => {
    const pad = ' '.repeat(20);
    const text = BAYS.map(
      (bay, i) =>
        `${pad}${i + 1} of 5 DOCUMENTS\n\n\n${pad}The Harbour Times (Lindhavn)\n\n${pad}May ${i + 1}, 2012 Tuesday\n${pad}Late Edition - Final\n\n${bay} Bay to Get a New Quay, part ${i + 1}\n\nBYLINE: By ADA OLAWALE\n\nSECTION: Islands\n\nLENGTH: 300 words\n\n${body(bay)}\n\nURL: http://harbour.example/${i}\n\nLOAD-DATE: May 9, 2012\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: Photo of the quay.\n\n${pad}Copyright 2012 The Harbour Times Company\n${pad}All Rights Reserved\n`,
    ).join('\n');
    const found = await releases(text);
    expect(
      found.map(({ title, date, publisher, authors, lang }) => [title, date?.value, publisher, authors, lang]),
    ).toEqual(
      BAYS.map((bay, i) => [
        `${bay} Bay to Get a New Quay, part ${i + 1}`,
        `2012-05-0${i + 1}`,
        'The Harbour Times (Lindhavn)',
        ['ADA OLAWALE'],
        'en',
      ]),
    );
    expect(found.map(({ text }) => text)).toEqual(BAYS.map((bay) => body(bay).replace('\n\n', '\n')));
  });

  it('is read as newer exports of Nexis have it', async () => {
    const text = BAYS.map(
      (bay, i) =>
        `Page 1 of 2\n${bay} Bay to Get a New Quay\n\nThe Harbour Times (Lindhavn)\n\nMay ${i + 1}, 2012 Tuesday\n\nCopyright 2012 Harbour Times Company All Rights Reserved\n\nSection: A; Pg. 1\nLength: 345 words\nByline: Ada Olawale\nBody\n\n${body(bay)}\n\nLoad-Date: May 9, 2012\n\nEnd of Document\n`,
    ).join('\n');
    const found = await releases(text);
    expect(found.map(({ title, date, publisher }) => [title, date?.value, publisher])).toEqual(
      BAYS.map((bay, i) => [`${bay} Bay to Get a New Quay`, `2012-05-0${i + 1}`, 'The Harbour Times (Lindhavn)']),
    );
    expect(found.map(({ text }) => text)).toEqual(BAYS.map((bay) => body(bay).replace('\n\n', '\n')));
  });

  it('is read as Factiva displays it', async () => {
    const text = BAYS.map(
      (bay, i) =>
        `${bay} Bay to Get a New Quay\n\nBy Ada Olawale\n\n300 words\n\n${i + 1} May 2012\n\nThe Harbour Times\n\nHRBT\n\nA1\n\nEnglish\n\n(c) 2012 The Harbour Times\n\n${body(bay)}\n\nDocument HRBT00002012050${i + 1}e8510001${i}\n`,
    ).join('\n');
    const found = await releases(text);
    expect(found.map(({ title, date, publisher, authors }) => [title, date?.value, publisher, authors])).toEqual(
      BAYS.map((bay, i) => [`${bay} Bay to Get a New Quay`, `2012-05-0${i + 1}`, 'The Harbour Times', ['Ada Olawale']]),
    );
    expect(found.map(({ text }) => text)).toEqual(BAYS.map((bay) => body(bay).replace('\n\n', '\n')));
  });

  it('is read as Factiva displays it with a section above the headline', async () => {
    const text = BAYS.map(
      (bay, i) =>
        `NEWS\n${bay} Bay to Get a New Quay\nBy Ada Olawale\n300 words\n${i + 1} May 2012\n11:05\nThe Harbour Times\nHRBT\nEnglish\n(c) 2012 The Harbour Times\n\n${body(bay)}\n\nDocument HRBT00002012050${i + 1}e8510001${i}\n`,
    ).join('\n');
    expect(
      (await releases(text)).map(({ title, section, authors, publisher }) => [title, section, authors, publisher]),
    ).toEqual(BAYS.map((bay) => [`${bay} Bay to Get a New Quay`, ['NEWS'], ['Ada Olawale'], 'The Harbour Times']));
  });

  it('is read as ProQuest prints it, with the address of each record', async () => {
    const text = BAYS.map(
      (bay, i) =>
        `____________________________________________________________\n\nDocument ${i + 1} of 5\n\n${bay} Bay to Get a New Quay\n\nAuthor: Olawale, Ada\n\nPublication info: The Harbour Times ; Lindhavn [Lindhavn]0${i + 1} May 2012: A.4.\n\nhttp://search.database.example/docview/12345${i}?accountid=1\n\nAbstract: None available.\n\nFull text: ${body(bay)}\n\nSubject: Ports;\n\nPublication title: The Harbour Times\n\nPublication date: May ${i + 1}, 2012\n\nDatabase: Newsstand\n`,
    ).join('\n');
    expect((await releases(text)).map(({ title, canonical, date }) => [title, canonical, date?.value])).toEqual(
      BAYS.map((bay, i) => [
        `${bay} Bay to Get a New Quay`,
        `http://search.database.example/docview/12345${i}?accountid=1`,
        `2012-05-0${i + 1}`,
      ]),
    );
  });

  it.each([
    ['YAML', (bay: string, i: number) => `---\ntitle: ${bay} Bay\ndate: 2012-05-0${i + 1}\ntags:\n  - quays\n---\n`],
    [
      'TOML',
      (bay: string, i: number) => `+++\ntitle = "${bay} Bay"\ndate = 2012-05-0${i + 1}\ntags = ["quays"]\n+++\n`,
    ],
    ['lines', (bay: string, i: number) => `---\nTitle: ${bay} Bay\nDate: 2012-05-0${i + 1}\nTags: quays\n\n`],
  ])('may have front matter for each: %s', async (_, front) => {
    const found = await releases(BAYS.map((bay, i) => `${front(bay, i)}\n${body(bay)}\n`).join('\n'), 'all.md');
    expect(found.map(({ title, date, tags, warnings }) => [title, date?.value, tags, warnings])).toEqual(
      BAYS.map((bay, i) => [`${bay} Bay`, `2012-05-0${i + 1}`, ['quays'], []]),
    );
    expect(found.map(({ text }) => text)).toEqual(BAYS.map((bay) => body(bay).replace('\n\n', '\n')));
  });

  it('warns of the front matter of the release that has it', async () => {
    const fronts = ['title: Amber Bay', 'title: Birch Bay: the quay'];
    const found = await releases(
      fronts.map((title, i) => `---\n${title}\ndate: 2012-05-0${i + 1}\n---\n\n${body(BAYS[i] ?? '')}\n`).join('\n'),
    );
    expect(found.map(({ warnings }) => warnings)).toEqual([
      [],
      ['front matter is not valid YAML; its lines were read as they stand'],
    ]);
  });

  it('is one release where fields between rules are a card inside it', async () => {
    const card = '---\ntitle: Director\nname: Ada Lind\n---';
    const found = await releases(
      `---\ntitle: Amber Bay\ndate: 2012-05-01\n---\n\n${body('Amber')}\n\n${card}\n\n${body('Birch')}\n`,
    );
    expect(found.map(({ title }) => title)).toEqual(['Amber Bay']);
  });

  it('may hold pages under their addresses', async () => {
    const text = BAYS.map(
      (bay, i) =>
        `[url:https://harbour.example/${i}]\n[status_code:200]\n<!DOCTYPE html><html><head><title>${bay} Bay to Get a New Quay | Harbours</title></head><body><nav><a href="/">Home</a></nav><article><h1>${bay} Bay to Get a New Quay</h1><time datetime="2012-05-0${i + 1}">May</time><p>${body(bay).replace('\n\n', '</p><p>')}</p></article></body></html>\n`,
    ).join('\n');
    const found = await releases(text);
    expect(found.map(({ title, date, canonical }) => [title, date?.value, canonical])).toEqual(
      BAYS.map((bay, i) => [`${bay} Bay to Get a New Quay`, `2012-05-0${i + 1}`, `https://harbour.example/${i}`]),
    );
    expect(found.every(({ markdown }) => !markdown.includes('Home') && !markdown.includes('status_code'))).toBe(true);
  });

  it('is named where the separator that was asked for is not in it', async () => {
    const bytes = Buffer.from(
      BAYS.map((bay) => `Title: ${bay} Bay\nDate: May 3, 2012\nContent:\n${body(bay)}\n`).join('\n'),
    );
    const capture = { bytes, sha256: 'x', retrieved: '2026-01-01T00:00:00Z', path: 'a/dump.txt', fetched: false };
    await expect(normalize(capture, { split: /^@@$/ })).rejects.toThrow(
      'a/dump.txt: no line matches the separator /^@@$/',
    );
  });

  it('keeps the text of releases that differ by a number alone', async () => {
    const text = Array.from(
      { length: 5 },
      (_, i) => `Title: Pier ${i} opened\nDate: May 3, 201${i}\nContent:\n${body('Amber')}\n`,
    ).join('\n');
    expect((await releases(text)).map((release) => release.text.length)).toEqual(
      Array(5).fill(body('Amber').length - 1),
    );
  });
});

describe('a text dump', () => {
  const one = async (text: string, path?: string): Promise<Release | undefined> => (await releases(text, path))[0];

  it('states who wrote it, where it is from and when it was changed', async () => {
    const release = await one(
      `https://harbours.example/news/1\nNew Quay for Amber Bay\nPublished: 3 March 2015, 14:05\nLast updated: 9 April 2016\nBy Ada Olawale and Bo de Lind\nSource: Ministry of Harbours\n\n${body('Amber')}\n`,
    );
    expect(release).toMatchObject({
      title: 'New Quay for Amber Bay',
      date: { value: '2015-03-03T14:05' },
      updated: { value: '2016-04-09' },
      publisher: 'Ministry of Harbours',
      authors: ['Ada Olawale and Bo de Lind'],
      canonical: 'https://harbours.example/news/1',
    });
    expect(release?.text).toBe(body('Amber').replace('\n\n', '\n'));
  });

  it.each([
    ['发布日期：2019-09-18 06:23 来源：新港网 作者：林德', '新港网'],
    ['2019年9月18日 来源：新港网', '新港网'],
  ])('reads the source in a date line: %s', async (line, publisher) => {
    const text =
      '海洋部宣布东港码头将在冬季风暴来临之前完成重建，工程费用由三年前设立的储备金支付，部长向工程师表示感谢。';
    expect(await one(`东港码头将于年内完成重建\n${line}\n\n${text}\n\n${text}\n`)).toMatchObject({ publisher });
  });

  it('takes the headline without the name of the site where it stands alone too', async () => {
    const release = await one(
      `New Quay for Amber Bay - Ministry of Harbours\nSkip to content\nNew Quay for Amber Bay\n${body('Amber')}\nhttps://harbours.example/quay.jpg\n720\n1280\nAda Olawale\n2022-05-03 14:45:25\n2022-06-01 09:00:00\nMore News\n`,
    );
    expect(release).toMatchObject({
      title: 'New Quay for Amber Bay',
      date: { value: '2022-05-03T14:45:25' },
      updated: { value: '2022-06-01T09:00:00' },
    });
  });

  it.each([
    ['20230513_new-quay.txt', '2023-05-13'],
    ['22Jun2006Lind62.txt', '2006-06-22'],
    ['2016_10_25_new_quay.txt', '2016-10-25'],
    ['statements-19990824.txt', '1999-08-24'],
    ['058-21.txt', undefined],
    ['press_1234567.txt', undefined],
    ['quay-20211301.txt', undefined],
  ])('is dated by its name %s, if the name is a date', async (path, date) => {
    expect((await one(`New Quay for Amber Bay\n\n${body('Amber')}`, path))?.date?.value).toBe(date);
  });
});
