import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(() => void (world = createWorld()));
afterEach(() => world.remove());

const PAGE = `<!doctype html><html lang="en"><head><title>New lock opened</title>
<link rel="alternate" hreflang="fr" href="/fr/presse/7"></head><body><main><h1>New lock opened</h1><p>4 May 2021</p>
<p>The Waterways Office opened the new lock at Selby Reach on Tuesday, after two years of building and one of trials with barges.</p>
<p>The lock is a hundred metres long, takes two barges at a time and saves each of them forty minutes on the way to the coast.</p>
<p><a href="/files/lock.pdf">Fact sheet (PDF)</a></p></main></body></html>`;

describe('extract --json', () => {
  it('gives addresses of annexes and of other languages whole, and null for what is not stated', async () => {
    writeFileSync(world.path('page.html'), PAGE);
    const { code, stdout } = await world.run(['extract', '--json', '--url', 'https://water.example/en/7', 'page.html']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'New lock opened',
      date: '2021-05-04',
      dateline: null,
      contact: null,
      alternates: [{ lang: 'fr', url: 'https://water.example/fr/presse/7' }],
      attachments: ['https://water.example/files/lock.pdf'],
    });
  });
});
