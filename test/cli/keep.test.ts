import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const ENTRY = '2021/12/18/harbour-ministry-opens-the-northern-quay.md';
const dump = (last: string): string =>
  [
    'Home > News > Press releases',
    'Harbour Ministry Opens the Northern Quay',
    '2021-12-18 17:10',
    '',
    'The Minister of Harbours, Ada Lind, opened the northern quay of Port Selby on Saturday, after four years of building.',
    '',
    'The quay is eight hundred metres long and gives berth to three ships at a time, the ministry said in a statement.',
    '',
    last,
    '',
  ].join('\n');

beforeEach(async () => {
  world = createWorld();
  writeFileSync(
    world.path('a.txt'),
    dump('Work on the southern quay will begin in the spring, if the weather allows it.'),
  );
  await world.run(['import', '--url', 'https://harbours.example/news/1', 'a.txt']);
});
afterEach(() => world.remove());

describe('history', () => {
  it('lists the texts of a release, oldest first', async () => {
    writeFileSync(
      world.path('a.txt'),
      dump('Work on the southern quay has been put off until the summer of the coming year.'),
    );
    await world.run(['import', '--url', 'https://harbours.example/news/1', 'a.txt']);
    const { code, stdout } = await world.run(['history', ENTRY]);
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split('\t').slice(0, 3))).toEqual([
      ['1', '2026-01-02T03:04:05Z', 'first'],
      ['2', '2026-01-02T03:04:05Z', 'edit'],
    ]);
    const versions = (await world.run(['history', '--json', ENTRY])).stdout.trim().split('\n');
    const paths = versions.map((line): string => JSON.parse(line).path);
    expect(paths[1]).toBe(ENTRY);
    expect(readFileSync(world.path('archive', paths[0] ?? ''), 'utf8')).toContain('will begin in the spring');
  });

  it('says when there is no such entry', async () => {
    const { code, stderr } = await world.run(['history', '2021/none.md']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no such entry/);
  });
});

describe('verify', () => {
  it('ends with 0 for a whole archive, with 5 when raw bytes are lost', async () => {
    expect(await world.run(['verify'])).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(world.path('archive', ENTRY), `${readFileSync(world.path('archive', ENTRY), 'utf8')}A note.\n`);
    const noted = await world.run(['verify']);
    expect(noted.code).toBe(0);
    expect(noted.stdout).toMatch(/^edited\t/);
    truncateSync(world.path('archive/.communique/captures/2026-01-02.warc.gz'), 300);
    const damaged = await world.run(['verify', '--json']);
    expect(damaged.code).toBe(5);
    const kinds = damaged.stdout
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).kind);
    expect(kinds).toEqual(['capture-damaged', 'edited', 'capture-missing']);
  });
});

describe('reindex', () => {
  it('builds the same indexes from the files', async () => {
    const names = ['captures.index', 'identities.index'];
    const read = (): string[] => names.map((name) => readFileSync(world.path('archive/.communique', name), 'utf8'));
    const before = read();
    for (const name of names) rmSync(world.path('archive/.communique', name));
    expect((await world.run(['reindex'])).code).toBe(0);
    expect(read()).toEqual(before);
  });

  it('waits for no writer', async () => {
    const lock = { pid: process.pid, host: (await import('node:os')).hostname(), since: '2026-01-02T03:04:05.000Z' };
    writeFileSync(world.path('archive/.communique/lock'), JSON.stringify(lock));
    const { code, stderr } = await world.run(['reindex']);
    expect(code).toBe(7);
    expect(stderr).toMatch(new RegExp(`process ${process.pid} .* writes to this archive`));
  });
});
