/** `npm run bench NAME [ARG...]`: each benchmark is a file of this folder that exports `bench(args)`. Ratios against a peer in the same run. */
import { existsSync, readdirSync } from 'node:fs';

const folder = new URL('./', import.meta.url);
const [name = '', ...args] = process.argv.slice(2);
const file = new URL(`${name}.ts`, folder);

if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  const names = readdirSync(folder).filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts');
  console.error(`usage: npm run bench NAME; one of ${names.map((entry) => entry.slice(0, -3)).join(', ')}`);
  process.exitCode = 2;
} else {
  const loaded: { bench(args: readonly string[]): Promise<void> | void } = await import(file.href);
  await loaded.bench(args);
}
