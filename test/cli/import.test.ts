import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const SEED = fileURLToPath(new URL('../../../shared/seed/000_61ab04e02ec4d748.txt', import.meta.url));
const SEED_ENTRY = '2021/12/18/wang-yi-meets-with-outgoing-sco-secretary-general-vladimir-norov.md';

/** The shape that people paste most: menu, breadcrumb with no-break spaces, title, date, body, button; no final newline. */
const DUMP = `Contact us Links 日本語
HOME\u00a0>\u00a0Harbour News
Minister Opens the Northern Quay
2023-05-06 08:15

On May 6, 2023, Minister of Harbours Ada Holm opened the northern quay in Skarvik, which was closed for two years.

The minister thanked the builders and said that larger ferries will call again from the autumn. "The quay is ready for the next fifty years," she said.

[Send to a friend]`;

describe('import', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    writeFileSync(world.path('dump.txt'), DUMP);
  });
  afterEach(() => world.remove());

  const entry = (path: string): ReturnType<typeof readFrontMatter> =>
    readFrontMatter(readFileSync(world.path('archive', path), 'utf8'));

  it.each([
    ['a file', ['dump.txt'], undefined],
    ['standard input', ['-'], DUMP],
  ])('archives a pasted page from %s', async (_, paths, stdin) => {
    const { code, stderr, stdout } = await world.run(['import', ...paths], stdin === undefined ? {} : { stdin });
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('1 release: 1 new in');
    const { data, body } = entry('2023/05/06/minister-opens-the-northern-quay.md');
    expect(data).toMatchObject({
      title: 'Minister Opens the Northern Quay',
      date: '2023-05-06T08:15',
      date_precision: 'minute',
      section: ['Harbour News'],
      lang: 'en',
      retrieved: '2026-01-02T03:04:05Z',
    });
    expect(body).toMatch(/^On May 6, 2023[^]*she said\.\n$/);
    expect(body).not.toMatch(/Contact us|HOME|日本語|Send to a friend/);
  });

  it.each([
    [
      'a text',
      'sub.txt',
      DUMP.slice(DUMP.indexOf('Minister')).replace(
        '\n2023-05-06 08:15',
        '\n\nFerries return to the old town in autumn\n\n2023-05-06 08:15',
      ),
    ],
    [
      'a page',
      'sub.html',
      `<html lang="en"><article><hgroup><h1>Minister Opens the Northern Quay</h1><p>Ferries return to the old town in autumn</p></hgroup><time datetime="2023-05-06">6 May 2023</time>${DUMP.split(
        '\n',
      )
        .slice(5, -2)
        .map((line) => `<p>${line}</p>`)
        .join('')}</article></html>`,
    ],
  ])('keeps the subtitle of %s in the front matter', async (_, name, text) => {
    writeFileSync(world.path(name), text);
    expect((await world.run(['import', name])).stderr).toContain('1 release: 1 new in');
    const { data, body } = entry('2023/05/06/minister-opens-the-northern-quay.md');
    expect(data).toMatchObject({
      title: 'Minister Opens the Northern Quay',
      subtitle: 'Ferries return to the old town in autumn',
    });
    expect(body).not.toContain('old town');
    expect((await world.run(['list', '--fields', 'date,subtitle'])).stdout).toMatch(
      /^2023-05-06\S*\tFerries return to the old town in autumn\n$/,
    );
    expect((await world.run(['list', '--where', 'subtitle ~ "old town"', '--fields', 'subtitle'])).code).toBe(0);
    expect((await world.run(['import', name])).stderr).toContain('1 release: 1 unchanged in');
  });

  it('says unchanged the second time and writes nothing', async () => {
    await world.run(['import', 'dump.txt']);
    const path = world.path('archive', '2023/05/06/minister-opens-the-northern-quay.md');
    const before = readFileSync(path, 'utf8');
    const again = await world.run(['import', 'dump.txt'], { now: new Date('2026-02-02T00:00:00Z') });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('1 release: 1 unchanged in');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('keeps the raw bytes and gives them back', async () => {
    await world.run(['import', 'dump.txt']);
    const shown = await world.run(['show', '2023/05/06/minister-opens-the-northern-quay.md', '--capture']);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toBe(DUMP);
  });

  it('leaves the raw bytes out when asked', async () => {
    await world.run(['import', '--no-captures', 'dump.txt']);
    expect(entry('2023/05/06/minister-opens-the-northern-quay.md').data.capture).toBeUndefined();
    expect((await world.run(['show', '2023/05/06/minister-opens-the-northern-quay.md', '--capture'])).code).toBe(1);
  });

  it('goes on after a failure, tells it, and lists it for the next run', async () => {
    const { code, stderr } = await world.run(['import', 'gone.txt', 'dump.txt', '--failed-out', 'failed.txt']);
    expect(code).toBe(3);
    expect(stderr).toContain('communique: gone.txt: no such file or folder; check the path\n');
    expect(stderr).toContain('2 releases: 1 new, 1 failed in');
    expect(readFileSync(world.path('failed.txt'), 'utf8')).toBe('gone.txt\n');
    writeFileSync(world.path('gone.txt'), DUMP.replace('Northern', 'Southern'));
    const next = await world.run(['import', '--files-from', 'failed.txt']);
    expect(next.code).toBe(0);
  });

  it('makes no archive when nothing can be read', async () => {
    expect((await world.run(['import', 'gone.txt', 'gone-too'])).code).toBe(4);
    mkdirSync(world.path('empty'));
    const { code, stderr } = await world.run(['import', 'empty']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'communique: empty: nothing to import here; name files, or a folder with HTML, text or Markdown\n',
    );
    expect(existsSync(world.path('archive'))).toBe(false);
  });

  it('knows before the work that the archive is none, and counts all its time', async () => {
    writeFileSync(world.path('other.txt'), 'not an archive');
    const { code, stderr } = await world.run(['import', 'dump.txt', '--archive', 'other.txt']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/other\.txt: is a file, not an archive; name a folder\n$/),
    ]);
    mkdirSync(world.path('pictures'));
    writeFileSync(world.path('pictures/a.png'), 'x');
    const nothing = await world.run(['import', 'pictures']);
    expect(nothing.stderr).toContain(
      'pictures: nothing to import here (left out by its name: pictures/a.png); name files',
    );
    const extract = await world.run(['extract', 'pictures']);
    expect([extract.code, extract.stderr]).toEqual([1, expect.stringContaining('pictures: nothing to extract here')]);
    expect((await world.run(['import', '-q', 'dump.txt'])).stderr).toBe('');
  });

  it('takes an archive away again that was made for nothing, and only such a one', async () => {
    writeFileSync(world.path('empty.txt'), '');
    const run = await world.run(['import', 'empty.txt']);
    expect(run).toMatchObject({ code: 4, stderr: expect.not.stringContaining('archive made') });
    expect(existsSync(world.path('archive'))).toBe(false);
    await world.run(['init']);
    expect((await world.run(['import', 'empty.txt'])).code).toBe(4);
    expect(existsSync(world.path('archive/.communique/archive.json'))).toBe(true);
    expect((await world.run(['import', 'dump.txt', 'empty.txt', '--archive', 'other'])).stderr).toContain(
      'other: archive made',
    );
  });

  it.runIf(spawnSync('mkfifo', ['--version']).status === 0)('reads pipes once: <(command)', async () => {
    writeFileSync(world.path('list.txt'), 'piped\ndump.txt\n');
    execFileSync('mkfifo', ['piped', 'list'], { cwd: world.dir });
    const writers = [
      spawn('sh', ['-c', 'sed s/Northern/Southern/ dump.txt > piped'], { cwd: world.dir }),
      spawn('sh', ['-c', 'cat list.txt > list'], { cwd: world.dir }),
    ];
    const { code, stderr } = await world.run(['import', '--files-from', 'list']);
    for (const writer of writers) writer.kill();
    expect(stderr).toContain('2 releases: 2 new');
    expect(code).toBe(0);
  });

  it.runIf(process.platform === 'linux')('says of a file whose name is no UTF-8 that it is to be renamed', async () => {
    mkdirSync(world.path('dumps'));
    writeFileSync(Buffer.concat([Buffer.from(world.path('dumps/')), Buffer.from([0xe9]), Buffer.from('.txt')]), DUMP);
    writeFileSync(world.path('dumps/b\ufffd.txt'), DUMP);
    const { code, stderr } = await world.run(['import', 'dumps']);
    expect(code).toBe(3);
    expect(stderr).toContain('communique: dumps/\ufffd.txt: its name is not UTF-8; rename the file\n');
  });

  it('knows before the work that the list of what failed cannot be written', async () => {
    const run = await world.run(['import', 'dump.txt', '--failed-out', 'nowhere/failed.txt']);
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/^communique: .*nowhere\/failed\.txt: no such file or folder; check the path\n$/);
    expect(existsSync(world.path('archive'))).toBe(false);
    const missing = await world.run(['import', 'gone.txt', '--failed-out', 'failed.txt']);
    expect(missing).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/gone\.txt: no such.*\n1 release: 1 failed in/),
    });
    expect(readFileSync(world.path('failed.txt'), 'utf8')).toBe('gone.txt\n');
  });

  it('does not take the archive in a folder of dumps for dumps', async () => {
    await world.run(['import', '.']);
    const path = world.path('archive/2023/05/06/minister-opens-the-northern-quay.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('larger ferries', 'smaller ferries'));
    expect((await world.run(['import', '.'])).stderr).toMatch(/^1 release: 1 unchanged in/);
    expect((await world.run(['import', 'archive', '--dry-run'])).stderr).toMatch(/1 release/);
  });

  it('takes no address that is none, and no archive that is a file', async () => {
    expect(await world.run(['import', 'dump.txt', '--url', 'harbour'])).toMatchObject({ code: 2 });
    writeFileSync(world.path('other.txt'), 'x');
    expect(await world.run(['import', 'dump.txt', 'other.txt', '--url', 'https://harbours.example/1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--url is the address of one file; give those of several with --metadata'),
    });
    for (const argv of [
      ['init', 'dump.txt'],
      ['list', '--archive', 'dump.txt'],
    ]) {
      const { code, stderr } = await world.run(argv);
      expect(code).toBe(2);
      expect(stderr).toMatch(/dump\.txt: is a file, not an archive; name a folder\n$/);
    }
  });

  it('refuses a folder with other things in it as the archive', async () => {
    const { code, stderr } = await world.run(['import', 'dump.txt', '--archive', '.']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no archive here; make one with "communique init /);
  });

  it.runIf(existsSync(SEED))('reads the example of the first user exactly', async () => {
    const { code } = await world.run(['import', SEED]);
    expect(code).toBe(0);
    const { data, body } = entry(SEED_ENTRY);
    expect(data).toMatchObject({
      title: 'Wang Yi Meets with Outgoing SCO Secretary-General Vladimir Norov',
      date: '2021-12-18T17:10',
      date_precision: 'minute',
      section: ['China News'],
      lang: 'en',
    });
    expect(body).toMatch(
      /^On December 18, 2021, State Councilor[^]*inject new impetus into the development of the organization\.\n$/,
    );
    for (const removed of ['Contact Us', 'HOME', '中文', '[Suggest to a Friend]']) expect(body).not.toContain(removed);
  });
});
