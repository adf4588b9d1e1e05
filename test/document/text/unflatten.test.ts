import { describe, expect, it } from 'vitest';
import { unflatten } from '../../../src/document/text/unflatten.ts';
import { stopwatch } from '../../stopwatch.ts';

const BODY =
  'Senator Ada Lind today announced that the harbour of Washbourne will get four million crowns for a new quay wall which the council had asked for since the storm of last winter and which the engineers think will stand for sixty years. The wall replaces the old one of oak and stone, which the harbour master closed in May.';
const lines = (text: string): string[] =>
  unflatten(`${text}${BODY}`).map((line) => line.replaceAll(/\s+/g, ' ').trim());

describe('unflatten', () => {
  it.each([
    ['Lind Welcomes Funds for the Harbour of Washbourne WASHBOURNE, R.I. - ', 'WASHBOURNE, R.I. -'],
    ['Lind Welcomes Funds for the Harbour of Washbourne (WASHBOURNE) - ', '(WASHBOURNE) -'],
    ['            Lind Welcomes Funds for the Harbour of Washbourne  For Immediate Release  ', 'For Immediate Release'],
    ['            Lind Welcomes Funds for the Harbour of Washbourne  July 23  2007  Washbourne  R I  ', 'July 23 2007'],
  ])('sets apart a headline that is glued to the text: %s', (head, next) => {
    const [title, second] = lines(head);
    expect(title).toBe('Lind Welcomes Funds for the Harbour of Washbourne');
    expect(second?.startsWith(next)).toBe(true);
  });

  it('sets apart label, date and headline that share the text’s line', () => {
    expect(
      lines('FOR IMMEDIATE RELEASE  July 23, 2007  Lind Welcomes Funds for the Harbour  WASHBOURNE, R.I. - ').slice(
        0,
        3,
      ),
    ).toEqual(['FOR IMMEDIATE RELEASE', 'July 23, 2007', 'Lind Welcomes Funds for the Harbour']);
  });

  it('sets apart a headline in capitals', () => {
    expect(lines('LIND WELCOMES FUNDS FOR THE HARBOUR OF WASHBOURNE  ')[0]).toBe(
      'LIND WELCOMES FUNDS FOR THE HARBOUR OF WASHBOURNE',
    );
  });

  it.each([
    '',
    'WASHBOURNE, R.I. - ',
    'WASHBOURNE, R.I., NEW ALBION, U.S.A.  ',
    'Senator Lind said Monday  July 23  2007  The agency agreed. ',
    'Senator Lind said on July 23  2007  The agency agreed. ',
    'The council of the harbour met in Washbourne, R.I. - The mayor spoke. ',
    'Lind has brought in a bill to permit fishing.  Congressman Ted Olawale is the cosponsor.  ',
  ])('takes no sentence for a headline: %s', (head) => {
    expect(lines(head)).toEqual([`${head}${BODY}`.replaceAll(/\s+/g, ' ')]);
  });

  it('takes what far blanks set apart for lines of their own', () => {
    expect(unflatten(`${BODY}${' '.repeat(60)}Browse by`).map((line) => line.trim())).toEqual([BODY, 'Browse by']);
  });

  it('is quick on hostile lines', () => {
    const elapsed = stopwatch();
    for (const piece of ['A ', 'A  ', 'JULY 1 2007  ', ' '.repeat(45), 'AAAA, A.A. ', '(A '])
      unflatten(piece.repeat(200_000));
    expect(elapsed()).toBeLessThan(3000);
  });
});
