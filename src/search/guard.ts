import { collect } from './collect.ts';
import type { Emitter, Guard } from './emitter.ts';
import { LongLines } from './long-lines.ts';
import type { CompiledPattern } from './pattern/compile.ts';
import { MOST, TimeLimit, tooLong } from './time-limit.ts';

/** Keeps a pattern with open repetitions from hanging on long lines. */
export const guardFor = (pattern: CompiledPattern): Guard => ({ lines: new LongLines(pattern), beyond });

/** ripgrep searches the file; where there is none, or it fails, our own engine gets more time, and no more. */
async function beyond(path: string, emitter: Emitter): Promise<void> {
  const [{ findRipgrep }, { searchBatch }] = await Promise.all([
    import('./ripgrep/binary.ts'),
    import('./ripgrep/files.ts'),
  ]);
  const rg = findRipgrep();
  if (rg !== undefined && (await searchBatch(rg, [path], emitter))) return;
  const bytes = emitter.read(path);
  if (!bytes) return;
  const done = new TimeLimit().run(MOST, () => collect(path, bytes, emitter.matcher, emitter.options));
  if (!done) throw tooLong();
  await emitter.result(path, () => bytes, done.value);
}
