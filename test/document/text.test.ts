import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/document/text.ts';
import { stopwatch } from '../stopwatch.ts';

const texts = (text: string): string[] => parseText(text).blocks.map((block) => block.text);

/** Wraps at a column as a mail client does. */
function wrap(text: string, column: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > column) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

const PARAGRAPHS = [
  'The ministry of harbours announced on Tuesday that the eastern pier would be rebuilt before the winter storms, and that the work would be paid from the reserve which parliament set aside three years ago.',
  'Minister Ada Lind said that the pier had served the islands for ninety years, that its pilings were no longer safe, and that ferries would land at the fish market until the works are done.',
  'Tenders are to be opened in September.',
];

describe('parseText', () => {
  it.each([40, 60, 65, 72, 76, 80, 100, 120])('joins paragraphs that were wrapped at %i columns', (column) => {
    const dump = PARAGRAPHS.map((text) => wrap(text, column)).join('\n\n');
    expect(texts(dump)).toEqual(PARAGRAPHS);
  });

  it('joins wrapped paragraphs that no blank line sets apart', () => {
    expect(texts(PARAGRAPHS.map((text) => wrap(text, 80)).join('\n'))).toEqual(PARAGRAPHS);
  });

  it('joins Chinese lines without a space', () => {
    const text =
      '外交部发言人在例行记者会上表示，双方一致同意继续加强沟通与协调，推动两国关系在新的起点上取得更大发展，为地区和平与稳定作出积极贡献。';
    const lines = text.match(/.{1,20}/gu)?.join('\n') ?? '';
    expect(texts(`${lines}\n\n${lines}`)).toEqual([text, text]);
  });

  it('keeps the lines of a poem and of an address', () => {
    const poem =
      'O harbour bright with lanterns,\nO pier of oak and stone,\nThe ferries come at evening\nAnd none goes home alone.';
    const dump = `${wrap(PARAGRAPHS[0] ?? '', 72)}\n\n${poem}\n\n${wrap(PARAGRAPHS[1] ?? '', 72)}\n\nMinistry of Harbours\n12 Quay Street\nLindhavn`;
    expect(texts(dump)).toEqual([
      PARAGRAPHS[0],
      ...poem.split('\n'),
      PARAGRAPHS[1],
      'Ministry of Harbours',
      '12 Quay Street',
      'Lindhavn',
    ]);
  });

  it.each([40, 60, 80])('joins words that were hyphenated at %i columns, and no date line to them', (column) => {
    const text = (PARAGRAPHS[0] ?? '').replaceAll(/(\p{L}{4})(\p{L}{4,})/gu, '$1\u00ad$2');
    const lines = [''];
    for (const word of text.split(' ')) {
      const [head = '', rest] = word.split('\u00ad');
      const whole = word.replaceAll('\u00ad', '');
      const last = lines.at(-1) ?? '';
      if (last.length + whole.length < column) lines[lines.length - 1] = last === '' ? whole : `${last} ${whole}`;
      else if (rest !== undefined && last.length + head.length + 2 <= column) {
        lines[lines.length - 1] = `${last} ${head}-`;
        lines.push(rest);
      } else lines.push(whole);
    }
    const head = 'Pier of the East to Be Rebuilt Before Winter\nMarch 3, 2015';
    expect(texts(`${head}\n\n${lines.join('\n')}`)).toEqual([...head.split('\n'), PARAGRAPHS[0]]);
  });

  it('reads a mail that was quoted as a whole', () => {
    const mail = PARAGRAPHS.map((text) => wrap(text, 70))
      .join('\n\n')
      .replaceAll(/^/gm, '> > ');
    expect(texts(mail)).toEqual(PARAGRAPHS);
  });

  it('takes heads and feet of pages out of a paragraph that goes on behind them', () => {
    const lines = wrap(PARAGRAPHS.slice(0, 2).join(' '), 80).split('\n');
    const page = (i: number, text: readonly string[]): string =>
      `Ministry of Harbours – Press Service\n\n${text.join('\n')}\n\nPage ${i} of 2\n`;
    const { blocks } = parseText(`${page(1, lines.slice(0, 3))}\f${page(2, lines.slice(3))}`);
    expect(blocks.filter(({ running }) => !running).map(({ text }) => text)).toEqual([
      PARAGRAPHS.slice(0, 2).join(' '),
    ]);
    expect(blocks.filter(({ running }) => running).map(({ text }) => text)).toEqual([
      'Ministry of Harbours – Press Service',
      'Page 1 of 2',
      'Ministry of Harbours – Press Service',
      'Page 2 of 2',
    ]);
  });

  it.each([
    ['blanks', 'Pier            Length    Cost (m)\nEastern         120 m     4.2\nNorthern Pier    60 m     1.0'],
    ['tabs', 'Pier\tLength\tCost (m)\nEastern\t120 m\t4.2\nNorthern Pier\t60 m\t1.0'],
    ['bars', '| Pier | Length | Cost (m) |\n|---|:-:|--:|\n| Eastern | 120 m | 4.2 |\n| Northern Pier | 60 m | 1.0 |'],
  ])('reads a table that is set by %s', (_, table) => {
    const { blocks } = parseText(`${PARAGRAPHS[0]}\n\n${table}\n\n${PARAGRAPHS[1]}`);
    expect(blocks.flatMap(({ cells }) => (cells === undefined ? [] : [cells]))).toEqual([
      ['Pier', 'Length', 'Cost (m)'],
      ['Eastern', '120 m', '4.2'],
      ['Northern Pier', '60 m', '1.0'],
    ]);
  });

  it('takes no columns for a table that do not line up', () => {
    const text = 'Home   News   Press\nAll the news of   the harbour   today\nShare   Print   Top';
    expect(parseText(text).blocks.some(({ cells }) => cells !== undefined)).toBe(false);
  });

  it('joins first letters that a style set apart, but no index', () => {
    expect(
      texts('T\nHE\n M\nINISTRY\n of Harbours announced on Tuesday that the eastern pier would be rebuilt.'),
    ).toEqual(['THE MINISTRY of Harbours announced on Tuesday that the eastern pier would be rebuilt.']);
    expect(texts('B\nBIRCH\nC\nCEDAR')).toEqual(['B', 'BIRCH', 'C', 'CEDAR']);
  });

  it('joins links that stand on lines of their own inside a sentence', () => {
    const dump =
      'The full ordinance can be read on the pages of the council of the islands at\nwww.council.example\n.\nIt will be discussed by the\nHarbour Committee\n, which meets on the first Monday of each month in the old customs house.';
    expect(texts(dump)).toEqual([
      'The full ordinance can be read on the pages of the council of the islands at www.council.example.',
      'It will be discussed by the Harbour Committee, which meets on the first Monday of each month in the old customs house.',
    ]);
  });

  it('tells headings, items, quotes and rules apart', () => {
    const dump = 'A title\n=======\n\n## A section ##\n\n- first\n- second\n\n> quoted\n\n***\n\nText.';
    expect(parseText(dump).blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, 'A title'],
      ['heading', 2, 'A section'],
      ['item', 0, '- first'],
      ['item', 0, '- second'],
      ['quote', 0, 'quoted'],
      ['rule', 0, '***'],
      ['paragraph', 0, 'Text.'],
    ]);
  });

  it('takes page numbers and repeated feet of a printed text out of its paragraphs', () => {
    const foot = 'House of the Harbours • 12 Quay Street • 555-010-2000';
    const dump = `${PARAGRAPHS[0] ?? ''}\n${foot}\nPage 1 of 2\n\f${PARAGRAPHS[1] ?? ''}\n${foot}\nPage 2 of 2\n`;
    const blocks = parseText(dump).blocks;
    expect(blocks.filter((block) => !block.running).map((block) => block.text)).toEqual([PARAGRAPHS[0], PARAGRAPHS[1]]);
    expect(blocks.filter((block) => block.running)).toHaveLength(4);
  });

  it('takes signs between letters for no tags', () => {
    const text = 'The canal is dug where m<b and n>p hold, for values m<0.4.';
    expect(texts(text)).toEqual([text]);
    expect(texts('The <a href="/l" class=x>locks</a> of <i>Lindhavn</i> are <b\n>open</b>.')).toEqual([
      'The locks of Lindhavn are open.',
    ]);
  });

  it('reads byte-order marks, carriage returns, no-break spaces, entities and leftover tags', () => {
    expect(texts('\ufeffHOME\u00a0>\u00a0News\r\nFish &amp; ships<br/>go&nbsp;on &#8211; <b>here</b>\r\n')).toEqual([
      'HOME > News',
      'Fish & ships',
      'go on – here',
    ]);
  });

  it('reads the printed form of a byte string', () => {
    expect(texts(String.raw`b'Caf\xc3\xa9\xc2\xa0opens\nIt\'s new.'`)).toEqual(['Café opens', "It's new."]);
  });

  it('joins letter-spaced headings', () => {
    expect(texts('У К А З\nP R E S S  R E L E A S E')).toEqual(['УКАЗ', 'PRESS RELEASE']);
  });

  it('gives the lines of each block', () => {
    const [first, second] = parseText('\n\nOne.\n\nTwo.\n').blocks;
    expect([first?.line, first?.endLine, second?.line, second?.gap]).toEqual([3, 3, 5, 1]);
  });

  it('does not hang on hostile lines', () => {
    const elapsed = stopwatch();
    for (const line of [
      ' '.repeat(300_000),
      'a '.repeat(150_000),
      '<a '.repeat(100_000),
      '&'.repeat(300_000),
      '# '.repeat(150_000),
      '- - '.repeat(75_000),
      'a\t'.repeat(150_000),
      'a   '.repeat(75_000),
      '|-'.repeat(150_000),
      '> '.repeat(150_000),
      '(a '.repeat(100_000),
    ]) {
      parseText(`${line}\n${line}`);
    }
    parseText('short\n'.repeat(200_000));
    parseText('A\n'.repeat(200_000));
    parseText('>\n> a\n'.repeat(100_000));
    parseText('a\tb\n'.repeat(100_000));
    parseText('a\n\f'.repeat(100_000));
    expect(elapsed()).toBeLessThan(20_000);
  });
});
