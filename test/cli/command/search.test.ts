import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld();
afterAll(() => world.remove());

beforeAll(async () => {
  await world.run(['init']);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(world.path('archive', path)), { recursive: true });
    writeFileSync(world.path('archive', path), text);
  };
  put(
    '2021/12/18/quay.md',
    '---\ntitle: Quay opened\ndate: "2021-12-18T10:00"\nlang: en\n---\n\nThe harbour has a new quay.\n',
  );
  put(
    '2021/12/17/dues.md',
    '---\ntitle: "Dues \\e[2J rise"\ndate: "2021-12-17"\n---\n\nHarbour \x1b[31m dues \x1b[0m \u202erise.\n',
  );
});

describe('search', () => {
  it('shows date, headline, path and where the words stand', async () => {
    const { code, stdout, stderr } = await world.run(['search', 'harbour', 'quay']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('2021-12-18  Quay opened\n2021/12/18/quay.md\n    The harbour has a new quay.\n\n');
  });

  it('marks the words where colours are wanted, and lets nothing else through', async () => {
    const { stdout } = await world.run(['search', 'dues'], { env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\x1b[0m\x1b[1m\x1b[31mDues\x1b[0m \\x1b[2J rise');
    expect(stdout).toContain('Harbour \\x1b[31m \x1b[0m\x1b[1m\x1b[31mdues\x1b[0m \\x1b[0m \\u{202e}rise.');
  });

  it('gives JSON', async () => {
    const { stdout } = await world.run(['search', 'quay', '-dues', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      path: '2021/12/18/quay.md',
      snippet: 'The harbour has a new quay.',
      matches: [[22, 26]],
      title: 'Quay opened',
      date: '2021-12-18T10:00',
      lang: 'en',
    });
  });

  it('says that there is more', async () => {
    const { stdout, stderr } = await world.run(['search', 'harbour', '-n', '1', '--sort', 'newest']);
    expect(stdout).toMatch(/^2021-12-18 /);
    expect(stderr).toBe('and more; --limit 2 shows some\n');
  });

  it('finds what is like an entry', async () => {
    expect((await world.run(['search', '--similar', '2021/12/18/quay.md'])).stdout).toContain('2021/12/17/dues.md');
    expect(await world.run(['search', '--similar', 'nothing.md'])).toMatchObject({ code: 1 });
  });

  it.each([
    [['search'], 'say words, or --similar and an entry'],
    [['search', 'a', '--similar', 'b'], 'say words, or --similar and an entry'],
    [['search', '-quay'], 'say at least one word that is to be found'],
    [['search', 'quay', '--since', 'x'], '--since x: not a date'],
    [['search', 'quay', '--sicne', '2021'], "unknown option '--sicne'"],
  ])('%j is told in one line', async (argv, message) => {
    const { code, stderr } = await world.run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('finds nothing with 1', async () => {
    expect(await world.run(['search', 'absent'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });
});
