import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['init', 'archive']);
  writeFileSync(
    world.path('page.html'),
    `<h1>Title of it</h1><p>${'A sentence that stands in the text. '.repeat(20)}</p>`,
  );
});
afterEach(() => world.remove());

function writeProfile(data: unknown): void {
  const path = world.path('archive', '.communique', 'profiles', 'office.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(data));
}

describe('profiles in the archive', () => {
  it('are read before anything is archived; a bad one names file and field', async () => {
    writeProfile({ name: 'Office', hosts: ['Office.Example.org'] });
    const { code, stderr } = await world.run(['import', 'page.html']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /office\.json: hosts\[0\]: "Office\.Example\.org" is not a host such as "example\.org", in lower case$/m,
    );
  });

  it('are tried: a selector that is none is told with its place', async () => {
    writeProfile({ name: 'Office', hosts: ['office.example.org'], layouts: [{ body: 'p[' }] });
    const { code, stderr } = await world.run(['import', 'page.html']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/office\.json: layouts\[0\]\.body: "p\[" is not a CSS selector$/m);
  });

  it('let everything else pass', async () => {
    writeProfile({ name: 'Office', hosts: ['office.example.org'] });
    expect((await world.run(['import', 'page.html'])).code).toBe(0);
  });
});
