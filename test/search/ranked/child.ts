// Searches in a process of its own, so that the tests can kill it: node --import tsx child.ts ROOT WORD.
import { createFilter } from '../../../src/search/filter.ts';
import { parseQuery } from '../../../src/search/ranked/query.ts';
import { searchRanked } from '../../../src/search/ranked/search.ts';

const [root = '', word = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
const options = { filter: createFilter({}, new Date()), limit: 100_000, now: Date.now };
process.stdout.write(`${(await searchRanked(root, parseQuery(word), options)).hits.length}\n`);
