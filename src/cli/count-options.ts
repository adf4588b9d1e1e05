import type { Command } from 'commander';

/** How counts are shown: the same for `grep --by` and `track`. */
export function withCounts(command: Command): Command {
  return command
    .option('--per <what>', 'counts per release or per 10000-words: a column, and what bars and charts show')
    .option('--csv', 'counts as comma-separated values, a line for each pattern and month')
    .option('--svg <file>', 'draw the counts as a chart for print, into a file; - for standard output')
    .option('--title <text>', 'title of the chart');
}
