// Reads a large file in parts, in a process of its own with a small heap: node --import tsx part-child.ts FILE.
import { createHash } from 'node:crypto';
import { partSources } from '../../src/pipeline/part-source.ts';

const [file = ''] = process.argv.slice(2);
const hash = createHash('sha256');
let parts = 0;
let bytes = 0; // not resourceUsage().maxRSS: it holds the peak of the process that started this one
for await (const part of partSources(file, file)) {
  if ('error' in part) throw part.error;
  hash.update(await part.read());
  parts++;
  bytes = Math.max(bytes, process.memoryUsage.rss());
}
process.stdout.write(JSON.stringify({ parts, sha256: hash.digest('hex'), kilobytes: Math.round(bytes / 1024) }));
