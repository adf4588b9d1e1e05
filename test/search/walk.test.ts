import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../src/search/walk.ts';

const root = mkdtempSync(join(tmpdir(), 'communique-walk-'));
const FILES = [
  '2021/12/18/b.md',
  '2021/12/18/a.md',
  '2021/12/month.md',
  '2021/year.md',
  '2022/01/01/c.md',
  'undated/u.md',
  'README.md',
];

beforeAll(() => {
  for (const file of [...FILES, '.communique/x.md', '2022/.hidden.md', '2022/01/picture.png']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  symlinkSync(join(root, '2021'), join(root, 'link'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('walk', () => {
  it('gives the newest first, less exact dates behind, the undated last', () => {
    expect([...walk(root)]).toEqual([
      '2022/01/01/c.md',
      '2021/12/18/a.md',
      '2021/12/18/b.md',
      '2021/12/month.md',
      '2021/year.md',
      'README.md',
      'undated/u.md',
    ]);
  });

  it('sorts by path as ripgrep does', () => {
    expect([...walk(root, { by: 'path', descending: false })]).toEqual(FILES.toSorted());
    expect([...walk(root, { by: 'path', descending: true })]).toEqual(FILES.toSorted().toReversed());
  });

  it('enters no folder that is not accepted', () => {
    const asked: string[] = [];
    const accepts = (path: string): boolean => asked.push(path) > 0 && path !== '2021';
    expect([...walk(root, { by: 'date', descending: false }, accepts)]).toEqual([
      '2022/01/01/c.md',
      'README.md',
      'undated/u.md',
    ]);
    expect(asked.some((path) => path.startsWith('2021/'))).toBe(false);
  });
});
