import { describe, expect, it } from 'vitest';
import { textDateCandidates } from '../../src/metadata/text-date.ts';
import type { JudgedBlock } from '../../src/model/block.ts';

function line(text: string, fate: JudgedBlock['fate'], field?: JudgedBlock['field']): JudgedBlock {
  const block = { index: 0, text, kind: 'paragraph' as const, level: 0, width: text.length, linkShare: 0 };
  return { block, fate, step: 'test', rule: 'test', reason: 'test', ...(field === undefined ? {} : { field }) };
}

const best = (evidence: Parameters<typeof textDateCandidates>[0]): unknown => {
  const [first] = textDateCandidates(evidence);
  return first && [first.value.value, first.value.source];
};

describe('dates of text dumps', () => {
  it('prefers what the file states, then date lines, the dateline, the name, the signature', () => {
    const judged = [
      line('March 4, 2021', 'metadata', 'date'),
      line('SKARVIK, 5 March 2021 – The minister opened the quay.', 'body'),
      line('Skarvik, 6 March 2021', 'body'),
    ];
    const all = { judged, stated: '2021-03-03', path: 'in/20210302_quay.txt', lang: 'en' };
    expect(best(all)).toEqual(['2021-03-03', 'meta']);
    expect(best({ ...all, stated: undefined })).toEqual(['2021-03-04', 'text']);
    expect(best({ ...all, stated: undefined, judged: judged.slice(1) })).toEqual(['2021-03-05', 'dateline']);
    const signed = [line('The minister opened the quay.', 'body'), ...judged.slice(2)];
    expect(best({ ...all, stated: undefined, judged: signed })).toEqual(['2021-03-02', 'filename']);
  });

  it('lets a certain date settle the order of day and month', () => {
    const judged = [line('04/02/2009', 'metadata', 'date')];
    expect(best({ judged, lang: 'en', path: 'quay.txt' })?.toString()).toMatch(/^2009-0(4-02|2-04)/);
    expect(best({ judged, lang: 'en', path: '2009-04-02_quay.txt' })).toEqual(['2009-04-02', 'text']);
    expect(best({ judged, lang: 'en', path: '2009-02-04_quay.txt' })).toEqual(['2009-02-04', 'text']);
  });

  it('never lets a bare year win over a day', () => {
    expect(
      best({
        judged: [line('The minister opened the quay.', 'body'), line('Skarvik, 6 March 2021', 'body')],
        path: '2019.txt',
        lang: 'en',
      }),
    ).toEqual(['2021-03-06', 'text']);
    expect(best({ judged: [line('The year of the harbour.', 'body')], path: '2019.txt', lang: 'en' })).toEqual([
      '2019',
      'filename',
    ]);
  });

  it.each([
    'The quay was built on 3 May 1911.',
    'The new law takes effect on 1 January 2022.',
    'Applications can be submitted until 30 June 2021.',
  ])('takes no day that a last sentence tells of: %s', (last) => {
    const judged = [line('The minister opened the quay.', 'body'), line(last, 'body')];
    expect(best({ judged, path: 'quay.txt', lang: 'en' })).toBeUndefined();
  });

  it.each(['Deadline: 12 June 2021', 'Next meeting: 12 June 2021', 'Born: 12 June 1961', 'Printed on 12 June 2021'])(
    'takes no day of something else: %s',
    (text) => {
      const judged = [line(text, 'metadata', 'date'), line('The minister opened the quay.', 'body')];
      expect(best({ judged, path: 'quay.txt', lang: 'en' })).toBeUndefined();
    },
  );

  it('takes no day that opens a sentence', () => {
    const judged = [line('On 3 May 1911, the first stone was laid; today the minister opened the quay.', 'body')];
    expect(best({ judged, path: 'quay.txt', lang: 'en' })).toBeUndefined();
  });

  it('reads a date line that is glued to the text', () => {
    const judged = [line('2021/12/15 11:45打印本文章港务局批准了该计划。', 'body')];
    expect(best({ judged, lang: 'zh' })).toEqual(['2021-12-15T11:45', 'dateline']);
  });

  it('gives none where none is stated', () => {
    expect(
      best({ judged: [line('The minister opened the quay.', 'body')], path: 'quay.txt', lang: 'en' }),
    ).toBeUndefined();
  });
});
