import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const BIN = join(import.meta.dirname, '../../bin/communique.js');
/** util-linux's `script` gives a command a real terminal. */
const HAS_SCRIPT = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!HAS_SCRIPT)('output on a real terminal', () => {
  let world: World;
  const run = (
    words: string,
    env: Record<string, string>,
    prefix = '',
  ): { readonly code: number | null; readonly shown: string } => {
    const command = `${prefix} ${process.execPath} ${BIN} ${words}`;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: world.dir,
      env: { PATH: process.env['PATH'], TERM: 'xterm', LANG: 'C.UTF-8', ...env },
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8',
    });
    return { code: status, shown: stdout.replaceAll('\r\n', '\n') };
  };
  beforeAll(() => {
    world = createWorld();
    mkdirSync(world.path('archive/.communique'), { recursive: true });
    writeFileSync(world.path('archive/.communique/archive.json'), '{"format":"communique-archive","version":1}');
    const day = world.path('archive/2024/03/05');
    mkdirSync(day, { recursive: true });
    const evil = '\x1b]0;owned\x07\x1b[2J \u009b31m \u202e';
    writeFileSync(join(day, 'a.md'), `---\nid: a\ntitle: Quay\ndate: "2024-03-05"\n---\n\nThe quay ${evil} opened.\n`);
    writeFileSync(join(day, 'b.md'), `---\ntitle: Lock\n---\n\n${'The quay again.\n'.repeat(20_000)}`);
  });
  afterAll(() => world.remove());

  it('goes through the pager that the environment names, and keeps the exit code', () => {
    const pager = { COMMUNIQUE_PAGER: 'sed s/^/paged:/', PAGER: 'false' };
    expect(run('grep -l quay', pager)).toMatchObject({ code: 0, shown: expect.stringMatching(/^paged:.*a\.md/) });
    expect(run('list', { PAGER: 'sed s/^/paged:/' }).shown).toMatch(/^paged:2024-03-05\t/);
    expect(run('grep -l nothing', pager)).toEqual({ code: 1, shown: '' });
    expect(run("grep '('", pager)).toMatchObject({ code: 2, shown: expect.stringMatching(/^communique: pattern/) });
  });

  it('tells less what git tells it', () => {
    expect(run('list', { PAGER: 'cat >/dev/null; echo $LESS' }).shown).toBe('FRX\n');
    expect(run('list', { PAGER: 'cat >/dev/null; echo $LESS', LESS: 'S' }).shown).toBe('S\n');
  });

  it('needs none: --no-pager, cat, an empty value, a dumb terminal', () => {
    const plain = /^2024-03-05\t2024\/03\/05\/a\.md\tQuay\n/;
    expect(run('list --no-pager', { PAGER: 'false' }).shown).toMatch(plain);
    expect(run('list', { PAGER: 'cat' }).shown).toMatch(plain);
    expect(run('list', { PAGER: 'false', COMMUNIQUE_PAGER: '' }).shown).toMatch(plain);
    expect(run('list', { PAGER: 'false', TERM: 'dumb' }).shown).toMatch(plain);
  });

  it('prints everything where the pager is missing', () => {
    const all = run('grep quay', { PAGER: 'no-such-pager -x' });
    expect(all.code).toBe(0);
    expect(all.shown.match(/The quay|quay/g)?.length).toBeGreaterThan(15_000);
    expect(run('list', {}, 'PATH=/nonexistent')).toMatchObject({ code: 0, shown: expect.stringMatching(/^2024-/) });
  });

  it('takes a reader who leaves early for success, at once', () => {
    const { code, shown } = run('grep quay', { PAGER: 'head -n 2' });
    expect(code).toBe(0);
    expect(shown.split('\n')).toHaveLength(3);
  });

  it.each([
    'grep quay',
    'grep --vimgrep --no-heading quay',
    'grep -o quay.*',
    "grep -r '$0' quay.*",
    'grep --json -m 1 quay',
    'grep --kwic 30 -m 1 quay',
    'list',
    'list --json',
    'search quay',
    'search --json quay',
    'show 2024/03/05/a.md',
    'show --json 2024/03/05/a.md',
    'history 2024/03/05/a.md',
    'track quay.* --by source',
    'explain archive/2024/03/05/a.md',
    'explain --json archive/2024/03/05/a.md',
    'extract archive/2024/03/05/a.md',
  ])('lets no command of a page reach the terminal: %s', (words) => {
    const { shown } = run(words, { PAGER: 'cat', NO_COLOR: '1' });
    expect(shown.length).toBeGreaterThan(5);
    expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    if (!words.includes('--json')) return;
    const objects = shown.split('\n').filter((line) => line.startsWith('{'));
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) expect(() => JSON.parse(object) as unknown).not.toThrow();
  });

  it('makes paths links on terminals that show them, and only there', () => {
    const link = /\x1b\]8;;file:\/\/[^/]*\/\S+\/2024\/03\/05\/a\.md\x1b\\/;
    const kitty = { PAGER: 'cat', TERM: 'xterm-kitty' };
    expect(run('grep -l quay', kitty).shown).toMatch(link);
    expect(run('grep -m 1 quay --hyperlink-format vscode', { PAGER: 'cat' }).shown).toMatch(
      /\x1b\]8;;vscode:\/\/file\/\S+a\.md:7:5\x1b\\/,
    );
    for (const words of ['list', "list --format '{path}'", 'search quay'])
      expect(run(words, kitty).shown).toMatch(link);
    expect(run('search quay --hyperlink-format vscode', { PAGER: 'cat' }).shown).toMatch(
      /\x1b\]8;;vscode:\/\/file\/\S+a\.md:1:1/,
    );
    for (const [words, env] of [
      ['list', { ...kitty, NO_COLOR: '1' }],
      ['list --json', kitty],
      ['list --csv', kitty],
      ['list | cat', kitty],
      ['list --hyperlink-format none', kitty],
      ['search quay', { PAGER: 'cat' }],
      ['search --json quay', kitty],
      ['grep -l quay', { PAGER: 'cat' }],
      ['grep -l quay --color never', kitty],
      ['grep -l quay', { ...kitty, NO_COLOR: '1' }],
      ['grep -l quay', { ...kitty, PAGER: 'sed s/x/x/' }],
      ['grep -l quay | cat', kitty],
      ['grep -l quay --hyperlink-format none', kitty],
    ] as const)
      expect(run(words, env).shown).not.toContain('\x1b]8');
    expect(run('grep quay --hyperlink-format x:{file}', kitty)).toMatchObject({ code: 2 });
  });
});
