import { describe, expect, it } from 'vitest';
import { parseSidecar } from '../../src/formats/sidecar.ts';
import { stopwatch } from '../stopwatch.ts';

const fields = (text: string): unknown[] => parseSidecar(text, 'm').map(({ key, fields }) => [key, fields]);

describe('parseSidecar', () => {
  it.each([
    ['CSV', 'file,Headline,Published\na.txt,"Ferries, ""new"" and\nold",2021-12-18\n'],
    ['CSV with semicolons', 'FILENAME;Titel;Datum\r\na.txt;"Ferries, ""new"" and\nold";2021-12-18\r\n'],
    ['tabs', '\ufefffile\ttitle\tpub_date\na.txt\t"Ferries, ""new"" and\nold"\t2021-12-18'],
    ['JSON Lines', '{"file":"a.txt","title":"Ferries, \\"new\\" and\\nold","date":"2021-12-18"}\n\n{"file":"b.txt"}\n'],
    ['a list', '[{"id":"a.txt","headline":"Ferries, \\"new\\" and\\nold","date":"2021-12-18"}]'],
    ['an object by name', '{"a.txt":{"title":"Ferries, \\"new\\" and\\nold","date":"2021-12-18"}}'],
    ['one object', '{"path":"./a.txt","title":"Ferries, \\"new\\" and\\nold","date":"2021-12-18"}'],
  ])('reads %s', (_, text) => {
    expect(fields(text)[0]).toEqual(['a.txt', { title: 'Ferries, "new" and old', date: '2021-12-18' }]);
  });

  it('takes of each row the surest column that says its file', () => {
    const rows = '{"file":"a.txt","id":"x","title":"A"}\n{"id":"c","title":"C"}\n{"slug":"d","file":"","title":"D"}\n';
    expect(fields(rows)).toEqual([
      ['a.txt', { title: 'A' }],
      ['c', { title: 'C' }],
      ['d', { title: 'D' }],
    ]);
    expect(() => parseSidecar(`${rows}{"title":"E"}\n`, 'm')).toThrow(
      'm: line 4, column "file": says no file; fill it or take the row out',
    );
  });

  it('notes the columns that it does not read, where they hold something', () => {
    const [row] = parseSidecar('file,id,title,Quelle,Ort,Länge,content\na.txt,7,A,Amt,,9 cm,Text', 'm');
    expect(row?.unread).toEqual(['Quelle', 'Länge', 'content']);
  });

  it('reads which release of a file is meant', () => {
    expect(parseSidecar('file,title\ndump.txt#3,Third', 'm')[0]).toMatchObject({ key: 'dump.txt', number: 3 });
  });

  it.each([
    ['', 'm: no rows in it'],
    ['file,title\n', 'm: no rows in it'],
    ['name,title\na,b', 'm: no column says which file a row is about; name it "file" or "id"'],
    ['file,title\n,b', 'm: line 2, column "file": says no file; fill it or take the row out'],
    ['file,title\na,b\na,c', 'm: line 3: "a" stands in line 2 already; one row a release'],
    ['file,title\na,"b\nc', 'm: line 2: a quote is not closed'],
    ['file,title\na,"b"c', 'm: line 2: text stands behind a closing quote'],
    ['file,title\na,b,c', 'm: line 2: 3 values for 2 columns'],
    ['file,shade\na,b', 'm: no column that is known (file, shade); name them title,'],
    ['[{"file":"a"},7]', 'm: item 2: an object with the fields of a release is needed'],
    ['{"file":"a"}\n{"file":"b"', 'm: line 2: not JSON'],
    ['[1', 'm: line 1: not JSON'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseSidecar(text, 'm')).toThrow(message);
  });

  it('takes no key of an object for its own', () => {
    expect(fields('[{"file":"a","__proto__":{"title":"x"},"constructor":"y","title":"T"}]')).toEqual([
      ['a', { title: 'T' }],
    ]);
  });

  it('is quick on hostile tables', () => {
    const elapsed = stopwatch();
    for (const text of [`file,title\n${'"'.repeat(500_001)}`, ','.repeat(500_000), `file\n${'a\n'.repeat(100_000)}`])
      expect(() => parseSidecar(text, 'm')).toThrow(/^m: /);
    expect(elapsed()).toBeLessThan(3000);
  });
});
