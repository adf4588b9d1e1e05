import type { Command } from 'commander';
import { complain } from '../context.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withCounts } from '../count-options.ts';
import { withFilters } from '../filter-options.ts';
import type { CountFlags } from '../grep/count.ts';

/** `track`: how often phrases stand in the archive, over time. */
export function configure(command: Command, context: Context): void {
  command
    .argument('<pattern...>', 'what to count, each on its own, in the syntax of ripgrep')
    .option('--by <what>', 'month (the default), year, source, lang or section')
    .option('-F, --fixed-strings', 'patterns are plain text')
    .option('-i, --ignore-case', 'case does not count')
    .option('-w, --word-regexp', 'only whole words')
    .option('--no-index', 'search the files even where the archive has an index');
  withCounts(command).option('--json', 'one JSON object a line');
  withFilters(command)
    .addHelpText('after', EXAMPLES)
    .action(async (patterns: readonly string[], flags: CountFlags) => {
      const { runCount } = await import('../grep/count.ts');
      const sets = patterns.map((pattern) => ({ name: pattern, patterns: [pattern] }));
      const { matched, problems } = await runCount(sets, flags, context.io, (message) => complain(context.io, message));
      context.finish(problems > 0 ? ExitCode.usage : matched ? ExitCode.ok : ExitCode.none);
    });
}

const EXAMPLES = `
Examples:
  communique track "shared future" 人类命运共同体 --by month
  communique track -i sanctions --by source --since 2022
  communique track sanctions санкции --by year --csv > sanctions.csv
  communique track -i sanctions embargo --by year --per 10000-words --svg sanctions.svg`;
