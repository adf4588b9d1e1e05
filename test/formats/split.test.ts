import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/formats/split.ts';

const BODY =
  'The ministry of harbours announced that the eastern pier would be rebuilt before the winter storms, and that the work would be paid from the reserve.\n\nMinister Ada Lind said that the pilings were no longer safe and that ferries would land at the fish market until the works are done.';
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const day = (i: number): string => `March ${(i % 28) + 1}, 2021`;
const article = (i: number): string =>
  `Harbour Notice About Pier Number ${i} Published Today\n${day(i)}\n\n${BODY} Notice ${i} ends here.\n`;

describe('splitText', () => {
  it('leaves one article whole', () => {
    expect(splitText(article(1)).members).toEqual([{ text: article(1), fields: {} }]);
  });

  it('does not take blank lines for a boundary', () => {
    const text = `Pier to be rebuilt\nMarch 1, 2021\n\n${BODY}\n\n\n${BODY}\n\n\n\n${BODY}`;
    expect(splitText(text).members).toHaveLength(1);
  });

  it.each([
    ['###=='],
    ['=='],
    ['-----'],
    ['* * *'],
    ['\f'],
    ['~~~~~~~~'],
    ['+++'],
    ['-30-'],
    ['— 30 —'],
    ['ENDS'],
    ['- Fin -'],
  ])('splits at %j', (mark) => {
    const split = splitText(range(5).map(article).join(`\n${mark}\n`));
    expect(split.members.map((member) => member.member)).toEqual(['#1', '#2', '#3', '#4', '#5']);
    expect(split.members[3]?.text).toContain('Notice 4 ends here.');
    expect(split.members[3]?.text).not.toContain('Number 5');
  });

  it('leaves what stands below the last mark of an end with its release', () => {
    const contact = '\n-30-\n\nMedia contact:\nAda Lind, 555-0100\n';
    const { members } = splitText(
      range(3)
        .map((i) => `${article(i)}${contact}`)
        .join('\n'),
    );
    expect(members).toHaveLength(3);
    expect(members[2]?.text).toContain('555-0100');
    expect(splitText(`${article(1)}${contact}`).members).toHaveLength(1);
  });

  it('does not take page numbers for marks of an end', () => {
    expect(
      splitText(
        range(4)
          .map((i) => `${article(1)}\n- ${i} -\n`)
          .join('\n'),
      ).rule,
    ).not.toContain('separator');
  });

  it('keeps a release with rules inside whole', () => {
    expect(
      splitText(`${article(1)}\n* * *\n\n${BODY}\n\n* * *\n\n${BODY}\n\n---\n\nThe Minister\n\nAda Lind`).members,
    ).toHaveLength(1);
  });

  it('splits records of recurring fields and reads them', () => {
    const text = range(3)
      .map((i) => `Title: Notice, part ${i}\nDate: ${day(i)}\nIssues: harbours\nContent: ${BODY}`)
      .join('\n');
    const { members, rule } = splitText(text);
    expect(rule).toBe('fields');
    expect(members.map((member) => member.fields)).toEqual(
      range(3).map((i) => ({ title: `Notice, part ${i}`, date: day(i), tags: ['harbours'] })),
    );
    expect(members[0]?.text.trim()).toBe(BODY);
  });

  it('splits records whose fields have other names', () => {
    const text = range(3)
      .map((i) => `HEADLINE: Notice 2000 um ${i}\nPUBLICATION-DATE: ${day(i)}\nLENGTH: 200 words\n\nBODY:\n${BODY}\n`)
      .join('\n');
    const { members } = splitText(text);
    expect(members.map((member) => member.fields.title)).toEqual([
      'Notice 2000 um 1',
      'Notice 2000 um 2',
      'Notice 2000 um 3',
    ]);
    expect(members[2]?.fields.date).toBe(day(3));
  });

  const numbered = (head: (i: number) => string, count: number): string =>
    range(count)
      .map(
        (i) =>
          `${head(i)}\r\n\r\n                The Island Times\r\n\r\n            ${day(i)} Saturday\r\n\r\nCorrection Appended\r\n\r\nHarbour notice 19, part ${i}\r\n\r\nBYLINE: By Ada Lind\r\n\r\nSECTION: Islands\r\n\r\nLENGTH: 120 words\r\n\r\n${BODY}\r\n\r\nLOAD-DATE: March 30, 2021\r\n\r\nLANGUAGE: ENGLISH\r\n`,
      )
      .join('\r\n');

  it.each([
    ['of 100 DOCUMENTS', (i: number) => `                               ${i} of 100 DOCUMENTS`],
    ['Document n of 100', (i: number) => `Document ${i} of 100`],
  ])('splits 100 articles numbered "%s" into 100', (_, head) => {
    const split = splitText(`\ufeff${numbered(head, 100)}`);
    expect(split.members).toHaveLength(100);
    expect(split.warnings).toEqual([]);
    expect(split.members[99]?.fields).toEqual({
      title: 'Harbour notice 19, part 100',
      publisher: 'The Island Times',
      author: ['By Ada Lind'],
      section: ['Islands'],
      lang: 'en',
    });
    expect(split.members[99]?.text).toContain('part 100');
    expect(split.members[99]?.text).not.toContain('LOAD-DATE');
  });

  it('reads the fields that databases print behind an article, up to its rights', () => {
    const tail =
      'Subject: Harbours; Quays\n\nPublication title: The Island Times; Lindhavn\n\nPages: A1\n\nPublication date: March 9, 2021\n\nSource type: Newspapers\n\nProQuest document ID: 4001\n\nDocument URL: https://search.example/4001\n\nCopyright: Copyright Island Times 2021\n\n____________';
    const { members } = splitText(
      range(3)
        .map(
          (i) =>
            `Document ${i} of 3\n\nPier ${i} opened\n\nAuthor: Lind, Ada\n\nAbstract: None\n\nFull text: ${BODY}\n\n${tail}\n`,
        )
        .join('\n'),
    );
    expect(members[1]?.fields).toMatchObject({
      author: ['Lind, Ada'],
      publisher: 'The Island Times; Lindhavn',
      date: 'March 9, 2021',
      url: 'https://search.example/4001',
    });
    expect(members[1]?.fields.title).toBeUndefined();
    expect(members[1]?.text.trim()).toBe(`Pier 2 opened\n\n${BODY}`);
  });

  it('keeps a line at the end that only looks like a field', () => {
    const text = `Title: Pier opened\nDate: March 9, 2021\nContent: ${BODY}\n\nParking: at the fish market\nMusic: the band of the islands\n`;
    expect(splitText(text).members[0]?.text.trim().endsWith('Music: the band of the islands')).toBe(true);
  });

  it('reads the coded fields of Factiva', () => {
    const { members, rule } = splitText(
      range(3)
        .map(
          (i) =>
            `\nHD Pier ${i} opened\nBY By Ada Lind\nWC 300 words\nPD ${i} May 2021\nSN The Island Times\nLA English\nCY (c) 2021\n\nLP \n${BODY}\n\nTD \n${BODY}\n\nAN \nDocument ISLTIM0020210${300 + i}eh31000${i}x\n`,
        )
        .join('\n'),
    );
    expect(rule).toBe('factiva');
    expect(members[2]?.fields).toEqual({
      title: 'Pier 3 opened',
      author: ['By Ada Lind'],
      date: '3 May 2021',
      publisher: 'The Island Times',
      lang: 'en',
    });
    expect(members[2]?.text).toBe(`${BODY}\n\n${BODY}\n`);
  });

  it.each([
    [
      'an accession number behind its code',
      (i: number) => `AN   Document ISLTIM0020210${300 + i}eh31000${i}x`,
      'factiva',
    ],
    ['an accession number alone', (i: number) => `AN   ISLTIM${i}`, 'coded'],
    ['nothing', () => '', 'coded'],
  ])('splits coded records that %s closes', (_, closing, expected) => {
    const records = range(3).map(
      (i) =>
        `${i === 2 ? 'SE   News\n' : ''}HD   Pier ${i} opened\nWC   88 words\nPD   ${i} May 2021\nSN   The Island Times\nLP   ${BODY}\nTD   Notice ${i} ends here.\n${closing(i)}\n`,
    );
    const { members, rule } = splitText(records.join('\n'));
    expect(rule).toBe(expected);
    expect(members.map(({ fields }) => [fields.title, fields.date, fields.section])).toEqual([
      ['Pier 1 opened', '1 May 2021', undefined],
      ['Pier 2 opened', '2 May 2021', ['News']],
      ['Pier 3 opened', '3 May 2021', undefined],
    ]);
    expect(members[1]?.text).toBe(`${BODY}\n\nNotice 2 ends here.\n`);
  });

  it('splits at "End of Document"', () => {
    const text = range(3)
      .map((i) => `${article(i)}\nLoad-Date: March 30, 2021\n\n\nEnd of Document\n`)
      .join('\n');
    expect(splitText(text)).toMatchObject({ rule: 'end mark', warnings: [] });
    expect(splitText(text).members).toHaveLength(3);
  });

  it('checks the count that the file says', () => {
    const split = splitText(numbered((i) => `${i} of 12 DOCUMENTS`, 9));
    expect(split.members).toHaveLength(9);
    expect(split.warnings).toEqual(['the file says 12 documents, 9 were found']);
  });

  it('splits at accession numbers that close each article', () => {
    const split = splitText(
      range(4)
        .map((i) => `${article(i)}\nDocument ISLTIM0020210${300 + i}eh31000${i}x\n`)
        .join('\n'),
    );
    expect(split.rule).toBe('factiva');
    expect(split.members).toHaveLength(4);
  });

  it('splits at addresses and keeps them', () => {
    const split = splitText(
      range(3)
        .map((i) => `[url:https://harbours.example/${i}]\n[status_code:200]\n${article(i)}`)
        .join('\n'),
    );
    expect(split.members.map((member) => member.fields.url)).toEqual(
      range(3).map((i) => `https://harbours.example/${i}`),
    );
  });

  it('splits a mailbox', () => {
    const split = splitText(
      range(2)
        .map(
          (i) =>
            `From press@harbours.example Mon Mar  ${i} 10:00:00 2021\nFrom: press@harbours.example\nSubject: Notice ${i}\nDate: Mon, ${i} Mar 2021 10:00:00 +0000\n\n${BODY}\n`,
        )
        .join('\n'),
    );
    expect(split.members.map((member) => member.fields.title)).toEqual(['Notice 1', 'Notice 2']);
    expect(split.members[1]?.text.trim()).toBe(BODY);
  });

  it('splits pasted pages by the menu that recurs before each', () => {
    const split = splitText(
      range(4)
        .map((i) => `Contact Us Links\nHOME > Harbour News\n${article(i)}\n[Suggest to a Friend]\n`)
        .join('\n'),
    );
    expect(split.members).toHaveLength(4);
    expect(split.members.every((member) => member.text.startsWith('Contact Us Links'))).toBe(true);
  });

  it('splits releases by headline and date line alone', () => {
    expect(splitText(range(3).map(article).join('\n\n')).members).toHaveLength(3);
  });

  it('does not take numbers in a title for dates', () => {
    const text = `Pier works, part 1\n\n${BODY}\n\n\n19, part 1\n\n${BODY}\n\n\n2000 um 4\n\n${BODY}`;
    expect(splitText(text).members).toHaveLength(1);
  });

  it('obeys the separator that the user names, and says when it is not there', () => {
    expect(splitText('a b c\n%%\nd e f\n%%\n', /^%%$/).members.map((member) => member.text)).toEqual([
      'a b c\n',
      'd e f\n',
    ]);
    expect(splitText(range(5).map(article).join('\n###==\n'), 'none').members).toHaveLength(1);
    expect(splitText('a b c', /^%%$/).members).toHaveLength(1);
    expect(() => splitText(range(5).map(article).join('\n###==\n'), /^%%$/)).toThrow(/no line matches/);
  });
});
