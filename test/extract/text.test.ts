import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/document/text.ts';
import { extractText } from '../../src/extract/text.ts';
import type { TextExtraction } from '../../src/extract/text.ts';

const PAGE = `Contact Us Links 中文
HOME\u00a0>\u00a0Harbour News
Ada Lind Meets with the Outgoing Keeper of the Eastern Lighthouse
2021-12-18 17:10

On December 18, 2021, Minister of Harbours Ada Lind met in Lindhavn with the outgoing keeper of the eastern lighthouse, who is returning to the mainland.

The minister thanked the keeper for nineteen years at the lighthouse and hoped that he would go on to play a part in the life of the islands.

[Suggest to a Friend]`;

const fielded = ({ judged }: TextExtraction, field: string): string[] =>
  judged.filter((one) => one.field === field).map((one) => one.block.text);
const body = ({ judged }: TextExtraction): string[] =>
  judged.filter((one) => one.fate === 'body').map((one) => one.block.text);

describe('extractText', () => {
  it('reads headline, date line, breadcrumb and body of a pasted page', () => {
    const extraction = extractText(parseText(PAGE));
    expect(fielded(extraction, 'title')).toEqual(['Ada Lind Meets with the Outgoing Keeper of the Eastern Lighthouse']);
    expect(fielded(extraction, 'date')).toEqual(['2021-12-18 17:10']);
    expect(fielded(extraction, 'section')).toEqual(['HOME > Harbour News']);
    expect(body(extraction)).toHaveLength(2);
    expect(body(extraction).join('\n')).not.toMatch(/Contact Us|HOME|中文|Suggest/);
  });

  it('gives every block a fate with step, rule and reason', () => {
    const { judged } = extractText(parseText(PAGE));
    expect(judged.map((one) => one.block.index)).toEqual(judged.map((_, i) => i));
    for (const one of judged) expect([one.step, one.rule, one.reason].every((word) => word !== '')).toBe(true);
  });

  it.each([
    ['empty', ' \n\n'],
    [
      'challenge',
      'Pardon Our Interruption\n\nAs you were browsing something about your browser made us think you were a bot.',
    ],
    ['soft-404', 'Page not found\n\nThe page that you are looking for has been moved to the archive of the ministry.'],
    [
      'attachment-only',
      'New rules for ferries\nMarch 3, 2021\n\nPlease see the attached file for the text of the rules.',
    ],
    [
      'listing',
      `Meeting Notices\n${['Harbours', 'Quays', 'Ferries', 'Fish', 'Gulls', 'Ropes'].map((name, i) => `Board of ${name} - March ${i + 3}, 2021 - Agenda (PDF)`).join('\n')}\n`,
    ],
    ['stub', 'Test release\n\nThis is a test of the system for press releases of the ministry. Please ignore.'],
  ])('rejects what is no release: %s', (reason, text) => {
    expect(extractText(parseText(text)).rejected?.reason).toBe(reason);
  });

  it('takes a release of one sentence', () => {
    const extraction = extractText(
      parseText('Quay of Amber Bay opened\nMarch 3, 2021\n\nThe minister opened the new quay of Amber Bay today.\n'),
    );
    expect(extraction.rejected).toBeUndefined();
    expect(fielded(extraction, 'title')).toEqual(['Quay of Amber Bay opened']);
    expect(body(extraction)).toEqual(['The minister opened the new quay of Amber Bay today.']);
    expect(extractText(parseText('You need JavaScript to run this.\n')).rejected?.reason).toBe('empty');
  });

  it('keeps the lists under a colon, the signature and the closing words', () => {
    const text = `New rules for ferries on the islands\nMarch 3, 2021\n\nMinister Ada Lind announced on Tuesday that ferries will follow new rules from the spring, which concern:\n\nlife vests\nlamps at night\nanchors\n\nThe rules were written with the captains and will be explained at the quay during the coming weeks.\n\nThank you.\n\nThe Minister\nLindhavn, 3 March 2021`;
    const kept = body(extractText(parseText(text)));
    expect(kept).toEqual(
      expect.arrayContaining(['life vests', 'lamps at night', 'anchors', 'Thank you.', 'The Minister']),
    );
  });

  it('joins no label to the headline and reads labels on lines of their own', () => {
    const text = `NEW RULES FOR FERRIES IN FORCE - Ministry of Harbours\nSkip to content\n7 min read\nNEW RULES FOR FERRIES IN FORCE\nAuthor\nAda Lind\nPublished\nMarch 3, 2021\nMinister Ada Lind announced on Tuesday that the new rules for ferries are in force on all islands of the union from this week.\nCaptains have until the summer to buy life vests and lamps, and the harbour masters will look after their use.\n###\nShare\nLatest Posts\nOther news of the week\nMay 28, 2026`;
    const extraction = extractText(parseText(text));
    expect(fielded(extraction, 'title')).toEqual(['NEW RULES FOR FERRIES IN FORCE']);
    expect(fielded(extraction, 'author')).toEqual(['Ada Lind']);
    expect(fielded(extraction, 'date')).toEqual(['March 3, 2021']);
    expect(body(extraction)).toHaveLength(2);
  });

  const LEAD =
    'The Island Council agreed on Tuesday to widen the old canal between the two lakes, which barges have passed since 1871.';
  const LAST =
    'Councillor Bo Olawale said that the locks would stay as they are. Two barge owners spoke against the plan.';

  it.each([
    ['with bars', '| Year | Length | Cost |\n|---|--:|---|\n| 1871 | 12.5 | 3.1 |\n| 1902 | 14.0 | 4.9 |'],
    ['with blanks', 'Year      Length    Cost\n1871      12.5      3.1\n1902      14.0      4.9'],
    ['with tabs', 'Year\tLength\tCost\n1871\t12.5\t3.1\n1902\t14.0\t4.9'],
  ])('keeps all rows of a table %s, at the end and in the middle', (_, table) => {
    const rows = ['Year Length Cost', '1871 12.5 3.1', '1902 14.0 4.9'];
    for (const order of [
      [LEAD, LAST, 'The canal in figures', table],
      [LEAD, table, LAST],
    ]) {
      const text = ['Council to widen the old canal', 'March 3, 2021', ...order].join('\n\n');
      expect(body(extractText(parseText(text)))).toEqual(expect.arrayContaining([LEAD, ...rows, LAST]));
    }
  });

  it('keeps a table of names that differ only in their numbers, and no menu in columns', () => {
    const names = Array.from({ length: 12 }, (_, i) => `| Lock ${i} | Keeper ${i} | House ${i} |`).join('\n');
    const text = ['Council to widen the old canal', 'March 3, 2021', LEAD, LAST].join('\n\n');
    expect(body(extractText(parseText(`${text}\n\n| Lock | Keeper | House |\n|---|---|---|\n${names}`)))).toHaveLength(
      15,
    );
    const menu = 'Privacy policy | Contact us | Site map\nPrint | Share | Newsletter';
    expect(body(extractText(parseText(`${text}\n\n${menu}`)))).toEqual([LEAD, LAST]);
  });

  it.each([
    ['a mark of a note', `${LEAD}[1]`],
    ['a raised number', `${LEAD}¹`],
    ['a link', `${LEAD} [The plan](https://canal.example/plan)`],
    ['an address', `${LEAD} https://canal.example/plan`],
    ['nothing', LEAD.slice(0, -1)],
  ])('keeps the first paragraph and the last one that ends with %s', (_, paragraph) => {
    const head = ['Council agreed to widen the old canal', 'March 3, 2021'];
    expect(body(extractText(parseText([...head, paragraph, LAST].join('\n\n'))))).toEqual([paragraph, LAST]);
    expect(body(extractText(parseText([...head, LAST, paragraph].join('\n\n'))))).toEqual([LAST, paragraph]);
    const stated = extractText(parseText([paragraph, LAST].join('\n\n')), { title: 'Council widens the canal' });
    expect(body(stated)).toEqual([paragraph, LAST]);
  });

  it.each(['(Applause)', '[Laughter and cheers.]', '（掌声）'])(
    'keeps %s in a speech and what is said after it',
    (note) => {
      const parts = [LEAD, LAST, note, 'Long live the canal!'];
      const text = ['Remarks at the opening of the old canal', 'March 3, 2021', ...parts].join('\n\n');
      expect(body(extractText(parseText(text)))).toEqual(parts);
    },
  );

  it('keeps a short first sentence where the headline is stated', () => {
    const first = 'The Island Council opened the old canal again.';
    const text = `${first}\n\n## Costs\n\n${LAST}`;
    expect(body(extractText(parseText(text), { title: 'Canal open again' }))).toEqual([first, 'Costs', LAST]);
  });

  it('keeps lines of numbers in code', () => {
    const code = '```\n1871 12.5\n1902 14.0\n```';
    const kept = body(extractText(parseText(`${LEAD}\n\n${code}\n\n${LAST}\n\n${code}`), { title: 'The old canal' }));
    expect(kept.filter((line) => line === '1902 14.0')).toHaveLength(2);
  });

  it('keeps what stands above a heading inside a short text, and emphasis', () => {
    const text = `${LEAD}\n\n## Costs\n\nThe work costs *nine million* crowns, half of them from the islands.[^1]\n\n[^1]: Budget, part 4.`;
    expect(body(extractText(parseText(text), { title: 'Council widens the canal' }))).toHaveLength(4);
  });

  it('reads the time stamps that a content system leaves behind the body', () => {
    const text = `New rules for ferries in force\nMinister Ada Lind announced on Tuesday that the new rules for ferries are in force on all islands of the union from this week.\nCaptains have until the summer to buy life vests and lamps, and the harbour masters will look after their use.\nhttps://harbours.example/a.jpg\n720\n1280\nAda Lind\n2021-03-03 14:45:25\n2021-04-01 09:00:00\nRecent News\nOther news\n`;
    const extraction = extractText(parseText(text));
    expect([fielded(extraction, 'date'), fielded(extraction, 'updated')]).toEqual([
      ['2021-03-03 14:45:25'],
      ['2021-04-01 09:00:00'],
    ]);
  });
});
