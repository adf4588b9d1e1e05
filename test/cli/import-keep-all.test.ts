import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const CHALLENGE = `<!doctype html><html><head><title>Just a moment...</title></head><body>
<h1>Checking your browser before accessing example.org</h1>
<p>As you were browsing, something about your browser made us think you were a bot. Please complete the security check to access this site.</p>
<p>Enable JavaScript and cookies to continue. This process is automatic and your browser will redirect shortly.</p></body></html>`;

describe('import --keep-all', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    writeFileSync(world.path('page.html'), CHALLENGE);
    writeFileSync(world.path('empty.txt'), '');
  });
  afterEach(() => world.remove());

  it('archives what is no article with a warning, but nothing that is empty', async () => {
    const refused = await world.run(['import', 'page.html', 'empty.txt']);
    expect(refused.stderr).toContain('2 releases: 2 not an article');
    expect(existsSync(world.path('archive/undated'))).toBe(false);
    const kept = await world.run(['import', '--keep-all', 'page.html', 'empty.txt']);
    expect(kept.code).toBe(3);
    expect(kept.stderr).toContain('2 releases: 1 new, 1 not an article');
    const [name = ''] = readdirSync(world.path('archive/undated'));
    expect(readFileSync(world.path('archive/undated', name), 'utf8')).toContain(
      'warnings: ["kept though it is a check for bots, not the page"]',
    );
  });

  it('archives all of a text of which nothing reads as a release', async () => {
    writeFileSync(world.path('links.txt'), 'Quays\nFerries\nNets and ropes\n');
    expect((await world.run(['import', 'links.txt'])).code).toBe(4);
    expect((await world.run(['import', '--keep-all', 'links.txt'])).code).toBe(0);
    const [name = ''] = readdirSync(world.path('archive/undated'));
    const file = readFileSync(world.path('archive/undated', name), 'utf8');
    expect(file).toContain('Quays\n\nFerries\n\nNets and ropes');
    expect(file).toContain('warnings: [kept though it has no text of a release]');
  });
});
