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

  it('may not end in a combinator, and let everything else pass', async () => {
    writeProfile({ name: 'Office', hosts: ['office.example.org'], layouts: [{ body: '#text >' }] });
    expect((await world.run(['import', 'page.html'])).stderr).toMatch(/layouts\[0\]\.body: "#text >" ends before/);
    writeProfile({ name: 'Office', hosts: ['office.example.org'] });
    expect((await world.run(['import', 'page.html'])).code).toBe(0);
  });

  it('are what explain reads with too, by the layout in use or an earlier one', async () => {
    writeProfile({
      name: 'Office',
      hosts: ['office.example.org'],
      layouts: [
        { title: 'article h1', body: 'article .text' },
        { until: '2019-06-30', title: '#headline', body: '#content' },
      ],
      boilerplate: ['To the top'],
    });
    const sentence = 'A sentence that stands in the text. '.repeat(8);
    const about = `<div><p>${sentence}It is about the office.</p></div>`;
    const pages = {
      'new.html': `<article><h1>New design</h1><div class=text><p>${sentence}</p><p>To the top</p></div></article>${about}`,
      'old.html': `<div id=headline>Old design</div><div id=content><p>${sentence}</p><p>To the top</p></div>${about}`,
    };
    for (const [name, page] of Object.entries(pages)) {
      writeFileSync(world.path(name), page);
      const { stdout } = await world.run(['explain', name, '--url', 'https://www.office.example.org/1']);
      expect(stdout).toMatch(/> .*(?:New|Old) design .*profile:/);
      expect(stdout).toMatch(/- profile\/line +To the top/);
      expect(stdout).toMatch(/- profile\/outside +A sentence/);
    }
  });

  it('that are bad end explain as well, and an archive that is none is told', async () => {
    writeProfile({ name: 'Office', hosts: ['office.example.org'], layouts: [{ until: '2019-06-31' }] });
    const bad = await world.run(['explain', 'page.html']);
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.stderr).toMatch(/office\.json: layouts\[0\]\.until: /);
    expect((await world.run(['explain', 'page.html', '--archive', 'nowhere'])).stderr).toMatch(/no archive here/);
  });
});
