import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';

/** A sequence that clears a screen, in C1, and a mark that turns text around; YAML takes both as escapes. */
const HOSTILE = String.raw`\u009b2J\u202e`;
const RAW = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;
const ENTRY = `---
id: 0123456789abcdef0123
title: "Quay ${HOSTILE}"
date: "2024-05-12"
publisher: "Harbour ${HOSTILE}"
section: ["News ${HOSTILE}"]
author: ["Ada ${HOSTILE}"]
lang: en
revision: 1
words: 4
---

The quay was opened.
`;
const PATH = '2024/05/12/quay.md';
const FOLDER = 'archive\u202e\u009b2J';

describe('a terminal', () => {
  let world: World;
  beforeAll(async () => {
    world = createWorld();
    await world.run(['init', FOLDER]);
    mkdirSync(world.path(FOLDER, '2024/05/12'), { recursive: true });
    writeFileSync(world.path(FOLDER, PATH), ENTRY);
  });
  afterAll(() => world.remove());

  const READERS: readonly (readonly string[])[] = [
    ['grep', 'quay'],
    ['grep', 'quay', '--by', 'source'],
    ['grep', 'quay', '--kwic', '10'],
    ['track', 'quay', '--by', 'section'],
    ['search', 'quay'],
    ['list'],
    ['stats'],
    ['sources'],
    ['show', PATH],
    ['history', PATH],
    ['doctor'],
    ['verify'],
  ];
  const takes = (words: readonly string[], option: string): boolean =>
    option === '--csv' ? /^(?:track|list|stats|sources)$|--by/.test(words.join(' ')) : !words.includes('--kwic');
  const calls = READERS.flatMap((words) =>
    ['', '--json', '--csv'].flatMap((option) =>
      option === '' ? [[words]] : takes(words, option) ? [[[...words, option]]] : [],
    ),
  );

  it.each(calls)('gets no control character of a release: %j', async (words) => {
    const { stdout, stderr } = await world.run(words, {
      terminal: true,
      env: { NO_COLOR: '1', COMMUNIQUE_ARCHIVE: FOLDER },
    });
    expect(stdout + stderr).not.toMatch(RAW);
    if (words.includes('--json')) for (const line of stdout.split('\n').filter(Boolean)) JSON.parse(line);
  });
});
