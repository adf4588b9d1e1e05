import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../fetch/server.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const PAGE = `<!doctype html><html lang="en"><head><title>Quay Opened</title></head><body><article><h1>Quay Opened</h1>
<p>12 May 2024, 09:30</p>
<p>The port authority opened the northern quay on Sunday, after work that had lasted for three years and cost ninety million crowns.</p>
<p>The director of the port said that the first ships would be served from next week on, and that all fees stay as they are.</p></article></body></html>`;

let world: World;
beforeEach(() => {
  world = createWorld();
  writeFileSync(world.path('page.html'), PAGE);
});
afterEach(() => world.remove());

const settleArchive = async (settings: unknown): Promise<void> => {
  await world.run(['init']);
  const path = world.path('archive/.communique/archive.json');
  const marker: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...marker, settings }));
};

const settleUser = (settings: unknown): Record<string, string> => {
  mkdirSync(world.path('home/.config/communique'), { recursive: true });
  writeFileSync(
    world.path('home/.config/communique/config.json'),
    typeof settings === 'string' ? settings : JSON.stringify(settings),
  );
  return { HOME: world.path('home') };
};

const imported = async (env: Record<string, string>, ...words: string[]): Promise<string | undefined> => {
  const run = await world.run(['import', 'page.html', '--dry-run', '--json', ...words], { env });
  expect(run.stderr).toMatch(/1 new/);
  return /"date":"([^"]+)"/.exec(run.stdout)?.[1];
};

describe('settings', () => {
  it('hold in the order: option, environment, archive, user, default', async () => {
    expect(await imported({})).toBe('2024-05-12T09:30');
    const home = settleUser({ zone: '+01:00' });
    expect(await imported(home)).toBe('2024-05-12T09:30+01:00');
    expect(await imported({ ...home, XDG_CONFIG_HOME: 'relative/is/ignored' })).toBe('2024-05-12T09:30+01:00');
    await settleArchive({ zone: '+02:00' });
    expect(await imported(home)).toBe('2024-05-12T09:30+02:00');
    const env = { ...home, COMMUNIQUE_ZONE: '+03:00' };
    expect(await imported(env)).toBe('2024-05-12T09:30+03:00');
    expect(await imported(env, '--zone', '+04:00')).toBe('2024-05-12T09:30+04:00');
  });

  it('are found where XDG_CONFIG_HOME says, and hold for extract too', async () => {
    mkdirSync(world.path('xdg/communique'), { recursive: true });
    writeFileSync(world.path('xdg/communique/config.json'), '{"zone": "Asia/Shanghai"}');
    const run = await world.run(['extract', '--json', 'page.html'], { env: { XDG_CONFIG_HOME: world.path('xdg') } });
    expect(JSON.parse(run.stdout)).toMatchObject({ date: '2024-05-12T09:30+08:00' });
  });

  it('can leave out the raw bytes, which --captures keeps all the same', async () => {
    await settleArchive({ captures: false });
    await world.run(['import', 'page.html']);
    const [, path = ''] = (await world.run(['list'])).stdout.split('\t');
    expect((await world.run(['show', path, '--capture'])).code).toBe(1);
    writeFileSync(world.path('page.html'), PAGE.replaceAll('Quay', 'Pier').replaceAll('quay', 'pier'));
    await world.run(['import', 'page.html', '--captures']);
    const [, other = ''] = (await world.run(['list', '--json'])).stdout.match(/"path":"([^"]*pier[^"]*)"/) ?? [];
    expect((await world.run(['show', other, '--capture'])).stdout).toContain('northern pier');
  });

  it('name the program to servers', async () => {
    const agents: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      agents.push(request.headers['user-agent']);
      response.setHeader('Content-Type', 'text/html').end(PAGE);
    });
    const env = settleUser({ 'user-agent': 'harbour-watch (desk@harbour.example)', delay: 0 });
    await world.run(['fetch', '--allow-private', `${server.base}/1`], { env });
    await server.close();
    expect(agents).toEqual(['harbour-watch (desk@harbour.example)']);
  });

  it.each([
    [{ delay: 'soon' }, /config\.json: delay: "soon" does not do; give seconds from 0 to 3600/],
    [{ delay: [1] }, /config\.json: delay: \[1\] does not do; give a text, a number, true or false/],
    [{ captures: 'never' }, /config\.json: captures: "never" does not do; give true or false/],
    [{ 'log-format': 'xml' }, /config\.json: log-format: "xml" does not do; give text or json/],
    [{ zoen: 'UTC' }, /config\.json: zoen: no such setting; there are zone, /],
    [['zone'], /config\.json: an object such as/],
    ['{"zone": ', /config\.json: not JSON .*; mend or remove it/],
  ])('%j is refused with file and field', async (settings, message) => {
    const env = settleUser(settings);
    const run = await world.run(['fetch', 'http://quay.example/'], { env });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    expect(run.stderr.trim()).not.toContain('\n');
    expect(await world.run(['doctor'], { env })).toMatchObject({ code: 2, stdout: expect.stringMatching(message) });
    expect((await world.run(['list'], { env })).stderr).not.toMatch(/config/);
  });

  it('are refused in the archive and the environment with their place', async () => {
    await settleArchive({ zone: 'Atlantis' });
    const { code, stderr } = await world.run(['import', 'page.html']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/archive\.json: settings\.zone: "Atlantis" does not do; give an IANA name/);
    const env = { COMMUNIQUE_ZONE: 'Mu' };
    expect((await world.run(['import', 'page.html'], { env })).stderr).toMatch(
      /^communique: COMMUNIQUE_ZONE: "Mu" does not/,
    );
  });

  it('are shown by doctor with the place that they come from', async () => {
    await settleArchive({ zone: 'Asia/Tokyo' });
    const env = { ...settleUser({ zone: 'UTC', 'max-size': '5M' }), COMMUNIQUE_DELAY: '3' };
    const { code, stdout } = await world.run(['doctor'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain(
      `setting zone = Asia/Tokyo (${world.path('archive/.communique/archive.json')}: settings.zone)`,
    );
    expect(stdout).toContain('setting delay = 3 (COMMUNIQUE_DELAY)');
    expect(stdout).toContain(
      `setting max-size = 5242880 (${world.path('home/.config/communique/config.json')}: max-size)`,
    );
  });
});

describe('talk', () => {
  it('tells every result when asked to', async () => {
    const { stderr } = await world.run(['import', '-v', 'page.html']);
    expect(stderr).toContain('new: 2024/05/12/quay-opened.md from page.html\n');
  });

  it('is JSON on a terminal too, whatever a name holds', async () => {
    writeFileSync(world.path('a\u202eb\u009bc.html'), '');
    const run = await world.run(['import', '--log-format', 'json', '.'], { terminal: true });
    const lines = run.stderr.split('\n').filter((line) => line.includes('"error"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\u202e\u009b]/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', source: 'a\u202eb\u009bc.html' });
  });

  it('is one JSON object a line when asked to', async () => {
    writeFileSync(world.path('empty.html'), '');
    const run = await world.run(['import', '-v', '--log-format', 'json', 'page.html', 'empty.html'], {
      terminal: true,
    });
    const lines = run.stderr
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const time = '2026-01-02T03:04:05.000Z';
    expect(lines).toMatchObject([
      { time, level: 'info', source: 'page.html', status: 'new', path: '2024/05/12/quay-opened.md' },
      { time, level: 'error', source: 'empty.html', status: 'not-article', message: 'empty.html: is empty' },
      { time, level: 'info', message: 'archive: archive made' },
      { time, level: 'info', counts: { new: 1, 'not-article': 1 } },
    ]);
    expect(run.code).toBe(3);
  });
});

describe('doctor', () => {
  it('tells what is in order, as text and as JSON', async () => {
    await world.run(['import', 'page.html']);
    const { code, stdout } = await world.run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok {4}Node \d+/);
    expect(stdout).toMatch(/ok {4}settings: none but the defaults/);
    expect(stdout).toMatch(/ok {4}lock: free/);
    expect(stdout).toMatch(/ok {4}1 release\n/);
    const json = (await world.run(['doctor', '--json'])).stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(json).toContainEqual({ ok: true, what: '1 release' });
  });

  it('names a writer, a dead writer, and front matter that cannot be read', async () => {
    await world.run(['import', 'page.html']);
    const lock = world.path('archive/.communique/lock');
    const { hostname } = await import('node:os');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), since: '2026-01-02T03:04:05Z' }));
    expect((await world.run(['doctor'])).stdout).toContain(`lock: held, process ${process.pid} on `);
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, host: hostname(), since: '2026-01-02T03:04:05Z' }));
    expect((await world.run(['doctor'])).stdout).toContain('the next writer takes it over');
    writeFileSync(world.path('archive/2024/05/12/broken.md'), '---\ntitle: [\n---\n\ntext\n');
    const { code, stdout } = await world.run(['doctor']);
    expect(code).toBe(7);
    expect(stdout).toMatch(/FAIL {2}2024\/05\/12\/broken\.md: /);
  });

  it.skipIf(process.platform !== 'linux')('names an entry whose name is not UTF-8, and goes on', async () => {
    await world.run(['import', 'page.html']);
    const folder = world.path('archive/2024/05/12/');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from('.md')]), 'text\n');
    writeFileSync(`${folder}/broken.md`, '---\ntitle: [\n---\n\ntext\n');
    const { code, stdout } = await world.run(['doctor']);
    expect(code).toBe(7);
    expect(stdout).toMatch(/FAIL {2}2024\/05\/12\/a\uFFFD\.md: the name is not UTF-8/);
    expect(stdout).toMatch(/FAIL {2}2024\/05\/12\/broken\.md: /);
  });
});
