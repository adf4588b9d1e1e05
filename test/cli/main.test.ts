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
    expect((await world.run(['extrat'])).stderr).toContain('Did you mean extract?');
    const wrong = await world.run(['extract', '--jsno', 'x']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Did you mean --json?');
  });

  it('names a missing path in one line and exits 4', async () => {
    const { code, stderr } = await world.run(['extract', 'nowhere.html']);
    expect(code).toBe(4);
    expect(stderr).toBe('communique: nowhere.html: no such file or folder; check the path\n');
  });
});
