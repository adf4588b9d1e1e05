import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { BoilerplateCounter } from '../../../src/extract/repetition.ts';
import { WorkerPool } from '../../../src/pipeline/worker/pool.ts';
import { aCapture } from '../../archive/made-up.ts';

/** A thread that answers with the texts of its captures, and dies of one that says so. */
const MORTAL = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', async ({ id, captures }) => {
  const results = [];
  for (const { bytes } of captures) {
    const value = Buffer.from(bytes).toString();
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (value === 'deadly') throw new Error('died');
    results.push({ value });
  }
  parentPort.postMessage({ id, results });
});`;

const pools: WorkerPool[] = [];
let started = 0;
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
  started = 0;
});

function poolOf(size: number, program: string): WorkerPool {
  const setting = { hints: {}, profiles: [], counts: new BoilerplateCounter(1).share() };
  const pool = new WorkerPool(size, setting, () => {
    started++;
    return new Worker(program, { eval: true });
  });
  pools.push(pool);
  return pool;
}

describe('WorkerPool', () => {
  it.each([1, 3])('fails the capture that a thread dies of, and no other (%i threads)', async (size) => {
    const pool = poolOf(size, MORTAL);
    const texts = Array.from({ length: 120 }, (_, at) => (at === 5 || at === 60 ? 'deadly' : `text ${at}`));
    const results = await Promise.allSettled(texts.map((text) => pool.run('normalize', aCapture(text))));
    const told = results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)));
    expect(told).toEqual(texts.map((text) => (text === 'deadly' ? 'Error: died' : text)));
  });

  it('gives up on captures, and on threads, where no thread can run', async () => {
    const pool = poolOf(2, 'throw new Error("no thread")');
    await expect(pool.run('tally', aCapture('x'))).rejects.toThrow('no thread');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = started;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started).toBe(before);
  });
});
