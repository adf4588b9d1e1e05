import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../src/archive/key-table.ts';
import { Ledger } from '../../src/archive/ledger.ts';
import { freshFolder } from './world.ts';

const key = (n: number): string => n.toString(16).padStart(8, '0').padEnd(16, 'f');

describe('KeyTable', () => {
  it('finds all positions of a key, oldest first, through growth and equal low bits', () => {
    const table = new KeyTable();
    for (let i = 0; i < 20_000; i++) table.add(key((i % 5000) * 65_536), i);
    expect(table.find(key(7 * 65_536))).toEqual([7, 5007, 10_007, 15_007]);
    expect(table.find(key(8))).toEqual([]);
    table.add(key(0xffffffff), 0);
    expect(table.find(key(0xffffffff))).toEqual([0]);
  });
});

describe('Ledger', () => {
  it('finds lines by any key, newest first, before and after they are in the file', () => {
    const path = join(freshFolder(), 'ledger');
    const ledger = new Ledger(path);
    ledger.add([key(1), key(2)], ['a', 'tab\tand\nline']);
    ledger.add([key(1)], ['b']);
    const fields = (one: Ledger, of: string): string[][] => one.find(of).map((line) => [...line.fields]);
    expect(fields(ledger, key(1))).toEqual([['b'], ['a', 'tab and line']]);
    ledger.close();
    const again = new Ledger(path);
    expect(fields(again, key(1))).toEqual([['b'], ['a', 'tab and line']]);
    expect(fields(again, key(2))).toEqual([['a', 'tab and line']]);
    expect(fields(again, key(3))).toEqual([]);
    again.close();
  });

  it('reads lines that are longer than any buffer', () => {
    const path = join(freshFolder(), 'ledger');
    const long = Array.from({ length: 200_000 }, (_, i) => `path/${i}`);
    const ledger = new Ledger(path);
    ledger.add([key(1)], ['short']);
    ledger.add([key(2)], long);
    ledger.add([key(3)], ['after']);
    ledger.close();
    const again = new Ledger(path);
    expect(again.find(key(2))[0]?.fields).toHaveLength(200_000);
    expect(again.find(key(3))[0]?.fields).toEqual(['after']);
    again.close();
  });

  it('removes a torn last line as a writer and leaves it as a reader', () => {
    const path = join(freshFolder(), 'ledger');
    writeFileSync(path, `${key(1)}\ta\n`);
    appendFileSync(path, `${key(2)}\tb`);
    const reader = new Ledger(path, 'read');
    expect(reader.find(key(2))).toEqual([]);
    reader.close();
    expect(readFileSync(path, 'utf8')).toContain('\tb');
    const writer = new Ledger(path);
    writer.add([key(3)], ['c']);
    writer.close();
    expect(readFileSync(path, 'utf8')).toBe(`${key(1)}\ta\n${key(3)}\tc\n`);
  });

  it('gives lines that stood there before a run apart from those of the run', () => {
    const path = join(freshFolder(), 'ledger');
    const ledger = new Ledger(path);
    ledger.add([key(1)], ['before']);
    const { end } = ledger;
    ledger.add([key(1)], ['after']);
    expect(ledger.find(key(1), end).map(({ fields }) => fields[0])).toEqual(['before']);
    ledger.close();
  });
});
