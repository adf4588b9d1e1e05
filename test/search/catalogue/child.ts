// Opens an archive's entries in a process of its own, so that the tests can kill it: node --import tsx child.ts ROOT build|open.
import { openEntries } from '../../../src/search/catalogue/open.ts';
import { buildCatalogue } from '../../../src/search/catalogue/build.ts';
import { loadSqlite } from '../../../src/search/catalogue/sqlite.ts';
import { createFilter } from '../../../src/search/filter.ts';

const [root = '', what = 'open'] = process.argv.slice(2);
const now = (): number => Date.now();
const sqlite = await loadSqlite();
if (!sqlite) throw new Error('no SQLite');
process.stdout.write('begun\n');
if (what === 'build') await buildCatalogue(root, sqlite, { now });
const entries = await openEntries(root, { now });
process.stdout.write(`${[...entries.select(createFilter({}, new Date()), false)].length}\n`);
entries.close();
