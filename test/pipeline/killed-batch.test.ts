import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freshFolder, tree } from '../archive/world.ts';

const CHILD = fileURLToPath(new URL('batch-child.ts', import.meta.url));
/** More of them with COMMUNIQUE_DUMPS=5000. */
const DUMPS = Number(process.env['COMMUNIQUE_DUMPS'] ?? 600);
/** More of them with COMMUNIQUE_KILLS=20. */
const KILLS = Number(process.env['COMMUNIQUE_KILLS'] ?? 5);

/** Runs the batch; with a delay it is killed so many milliseconds after it has begun to write. */
function run(
  root: string,
  killAfter?: number,
): Promise<{ code: number | null; lines: string[]; milliseconds: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, root, String(DUMPS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let began = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    if (began === 0 && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    if (began === 0) began = performance.now();
    output += String(chunk);
  });
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ code, lines: output.trim().split('\n'), milliseconds: performance.now() - began }),
    );
  });
}

/** The paths whose bytes differ; the trees themselves are too long to print. */
const differing = (one: Record<string, string>, two: Record<string, string>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(two)])].filter((path) => one[path] !== two[path]);

describe('a batch that is killed', () => {
  it('leaves an archive that another run completes to the same bytes', async () => {
    const whole = freshFolder();
    const undisturbed = await run(whole);
    expect(undisturbed.code).toBe(0);
    const expected = tree(whole);
    expect(Object.keys(expected).length).toBeGreaterThan(400);
    expect(Object.keys(expected).filter((path) => /lock|journal|new$/.test(path))).toEqual([]);
    let killed = 0;
    expect((await run(whole)).code).toBe(0);
    expect(differing(tree(whole), expected)).toEqual([]);
    for (let i = 0; i < KILLS; i++) {
      const root = freshFolder();
      const first = await run(root, Math.random() * undisturbed.milliseconds);
      if (first.code === null) killed++;
      if (i % 2 === 1) await run(root, (Math.random() * undisturbed.milliseconds) / 2);
      const last = await run(root);
      expect(last.code).toBe(0);
      expect(differing(tree(root), expected)).toEqual([]);
    }
    expect(killed).toBeGreaterThan(0);
  }, 240_000);
});
