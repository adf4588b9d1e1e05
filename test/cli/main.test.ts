import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

describe('communique', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  afterEach(() => world.remove());

  it('prints help and exits 0', async () => {
    const { code, stdout } = await world.run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: communique');
    expect(stdout).toContain('extract');
  });

  it('prints help to stderr and exits 2 without a command', async () => {
    const { code, stdout, stderr } = await world.run([]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: communique');
  });

  it('suggests the nearest command and option', async () => {
    expect((await world.run(['extrat'])).stderr).toBe("communique: unknown command 'extrat'; did you mean extract?\n");
    const wrong = await world.run(['extract', '--jsno', 'x']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toBe("communique: unknown option '--jsno'; did you mean --json?\n");
  });

  it.each([
    [['nosuch'], `unknown command 'nosuch'; see "communique --help"`],
    [['help', 'nosuch'], `unknown command 'nosuch'; see "communique --help"`],
    [['nosuch', '--help'], `unknown command 'nosuch'; see "communique --help"`],
    [['help', 'imprt'], `unknown command 'imprt'; did you mean import?`],
    [['-v'], `unknown option '-v'; see "communique --help"`],
    [['list', '--zzz'], `unknown option '--zzz'; see "communique list --help"`],
    [['import'], `missing required argument 'path'; see "communique import --help"`],
    [['init', 'a', 'b'], `too many arguments for 'init'. Expected 1 argument but got 2; see "communique init --help"`],
    [['list', '-n', '0'], "option '-n, --limit <count>' argument '0' is invalid: give a whole number from 1."],
  ])('%j is a mistake told in one line', async (argv, message) => {
    const { code, stdout, stderr } = await world.run(argv);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `communique: ${message}\n` });
  });

  it('tells a damaged archive with 7, but with 2 in grep, as ripgrep tells all errors', async () => {
    await world.run(['init']);
    writeFileSync(world.path('archive/.communique/archive.json'), '{');
    const message = /archive\.json: cannot be read; mend it, or remove it and run "communique init"\n$/;
    expect(await world.run(['list'])).toMatchObject({ code: 7, stderr: expect.stringMatching(message) });
    expect(await world.run(['grep', 'x'])).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    expect(await world.run(['doctor'])).toMatchObject({ code: 7, stdout: expect.stringMatching(message) });
  });

  it('names a missing path in one line and exits 4', async () => {
    const { code, stderr } = await world.run(['extract', 'nowhere.html']);
    expect(code).toBe(4);
    expect(stderr).toBe('communique: nowhere.html: no such file or folder; check the path\n');
  });
});
