import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { initArchive } from '../../../src/archive/archive.ts';
import { ArchiveWriter } from '../../../src/archive/writer.ts';
import { CommuniqueError } from '../../../src/model/error.ts';
import type { Hints } from '../../../src/model/outcome.ts';
import { runBatch } from '../../../src/pipeline/batch.ts';
import type { BatchSource } from '../../../src/pipeline/ingest.ts';
import { ReadAhead } from '../../../src/pipeline/read-ahead.ts';
import { countRepetition } from '../../../src/pipeline/repetition.ts';
import { Workforce } from '../../../src/pipeline/worker/workforce.ts';
import { aCapture } from '../../archive/made-up.ts';
import { NOON, OWNER, freshFolder, tree } from '../../archive/world.ts';

const FIXTURES = new URL('../../../fixtures/', import.meta.url);
const { signal } = new AbortController();
const open: Workforce[] = [];
afterEach(() => {
  for (const workforce of open.splice(0)) workforce.close();
});

function workforceOf(threads: number, hints: Hints = {}, patience = 0): Workforce {
  const workforce = new Workforce({ hints, threads, patience });
  open.push(workforce);
  return workforce;
}

/** All sources of the fixtures, in the order of their names: pages, dumps of one and of many releases, refused ones. */
async function* fixtures(): AsyncGenerator<BatchSource> {
  for (const name of readdirSync(FIXTURES).toSorted()) {
    const file = readdirSync(new URL(`${name}/`, FIXTURES)).find((entry) => entry.startsWith('source.'));
    if (file === undefined) continue;
    const bytes = readFileSync(new URL(`${name}/${file}`, FIXTURES));
    const capture = { ...aCapture('', { path: `all/${name}.${file}` }), ...digested(bytes) };
    yield await Promise.resolve({ name, capture: () => Promise.resolve(capture) });
  }
}

const digested = (bytes: Buffer) => {
  const { sha256 } = aCapture(bytes.toString('latin1'));
  return { bytes, sha256 };
};

async function imported(workforce: Workforce): Promise<Record<string, string>> {
  const root = freshFolder();
  await countRepetition(fixtures(), {}, signal, workforce);
  workforce.beginReading([]);
  const writer = new ArchiveWriter(initArchive(root).layout, { owner: OWNER, now: () => NOON });
  const { normalize } = workforce;
  await runBatch(fixtures(), { writer, normalize, name: 'test', signal, ahead: new ReadAhead() });
  writer.close();
  return tree(root);
}

describe('Workforce', () => {
  it('makes the same archive, whoever has done the work', async () => {
    const alone = await imported(workforceOf(0));
    expect(Object.keys(alone).length).toBeGreaterThan(40);
    expect(await imported(workforceOf(2))).toEqual(alone);
    expect(await imported(workforceOf(3, {}, 10))).toEqual(alone);
  });

  it('counts the lines of all threads', async () => {
    const text = (i: number): string => `Menu of the house\n\nRelease ${'x'.repeat(i % 50)} has words of its own.\n`;
    const sources = async function* (): AsyncGenerator<BatchSource> {
      for (let i = 0; i < 300; i++)
        yield await Promise.resolve({ name: `${i}`, capture: () => Promise.resolve(aCapture(text(i))) });
    };
    const workforce = workforceOf(2);
    const knowledge = await countRepetition(sources(), {}, signal, workforce);
    const { boilerplate } = knowledge(aCapture(''));
    expect(boilerplate?.('Menu of the house')).toBe(true);
    expect(boilerplate?.('Another line')).toBe(false);
    expect(workforce.counter.share()).toMatchObject({ lines: 600, releases: new Map([['', 300]]) });
  });

  it('gives an error of the input with its code', async () => {
    const workforce = workforceOf(1, { split: /^@@@$/ });
    const record = (i: number): string => `Title: Notice ${i}\nDate: 2021-03-0${i}\n\nA text without the mark.\n`;
    const failing = workforce.normalize(aCapture(record(1) + record(2)));
    await expect(failing).rejects.toBeInstanceOf(CommuniqueError);
    await expect(failing).rejects.toMatchObject({ code: 'bad-input' });
  });
});
