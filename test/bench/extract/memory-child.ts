import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contenders } from './contender.ts';
import { DATA } from './corpus.ts';

/** Extracts pages of the first corpus one after another, each read when it is needed, and prints the peak in MB. */
const [name = 'none', count = '0'] = process.argv.slice(2);
const folder = join(DATA, 'scrapinghub');
const files = readFileSync(join(folder, 'gold.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { readonly file: string }).file);
const contender =
  name === 'none' ? undefined : (await contenders(name !== 'communique')).find((one) => one.name === name);
for (let page = 0; page < Number(count); page++) {
  const bytes = gunzipSync(readFileSync(join(folder, files[page % files.length] ?? '')));
  try {
    await contender?.run(bytes);
  } catch {
    // counted by the quality, not here
  }
}
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
