import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { CommuniqueError } from '../../model/error.ts';
import { complain } from '../context.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withCounts } from '../count-options.ts';
import { withFilters } from '../filter-options.ts';
import { withLinks } from '../link-options.ts';
import { withLastOf } from '../grep/flags.ts';
import type { CountFlags } from '../grep/count.ts';

/** `grep`: ripgrep's manners on the archive. */
export function configure(command: Command, context: Context): void {
  withMatching(command.argument('[pattern]', 'what to find, in the syntax of ripgrep'));
  withOutput(command);
  withCounts(command.optionsGroup('Counts (--by):'));
  command.optionsGroup('Filters:');
  withLastOf(command);
  withFilters(command)
    .addHelpText('after', EXAMPLES)
    .action(async (pattern: string | undefined, flags: CountFlags) => {
      const { matched, problems } = await run(pattern, flags, context);
      context.finish(problems > 0 ? ExitCode.usage : matched ? ExitCode.ok : ExitCode.none);
    });
}

async function run(
  pattern: string | undefined,
  flags: CountFlags,
  { io }: Context,
): Promise<{ matched: boolean; problems: number }> {
  const problem = (message: string): void => complain(io, message);
  if (flags.by === undefined) {
    const without = (['per', 'csv', 'svg', 'title'] as const).find((name) => flags[name] !== undefined);
    if (without !== undefined)
      throw new CommuniqueError('usage', `--${without} needs --by: month, year, source, lang or section`);
    const { runGrep } = await import('../grep/run.ts');
    return runGrep(pattern, flags, io, problem);
  }
  const [{ readPatterns }, { runCount }] = await Promise.all([
    import('../grep/patterns.ts'),
    import('../grep/count.ts'),
  ]);
  const patterns = await readPatterns(pattern, flags, io);
  return runCount([{ name: patterns.join(' | '), patterns }], flags, io, problem);
}

const EXAMPLES = `
Examples:
  communique grep "joint statement"              lines of all entries, newest first
  communique grep -i -w peace --since 2021       ignoring case, whole words, from 2021 on
  communique grep -e 人类命运共同体 -e "shared future" -l
  communique grep -c "\\p{Han}{4}" --lang zh      how many lines in each entry
  communique grep --by month -i sanctions         a table of months with bars
  communique grep --by year sanctions --per release --svg sanctions.svg
  communique grep --json Норов | jq .data.entry.title

Exit codes: 0 matched, 1 nothing matched, 2 an error.`;

const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function count(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

function withMatching(command: Command): void {
  command
    .optionsGroup('Matching:')
    .option('-e, --regexp <pattern>', 'a pattern; repeatable, a line matches if one does', gather)
    .option('-f, --file <file>', 'patterns from a file, one a line; - for standard input; repeatable', gather)
    .option('-F, --fixed-strings', 'patterns are plain text')
    .option('-i, --ignore-case', 'case does not count')
    .option('-s, --case-sensitive', 'case counts (as without options)')
    .option('-S, --smart-case', 'case counts if a pattern has an upper-case letter')
    .option('-w, --word-regexp', 'only whole words')
    .option('-x, --line-regexp', 'only whole lines')
    .option('-P, --pcre2', "Perl's syntax with look-around and backreferences, by ripgrep")
    .option('-U, --multiline', 'a match may span lines')
    .option('--multiline-dotall', 'with -U: the dot matches line feeds')
    .option('-v, --invert-match', 'lines that do not match')
    .option('--no-index', 'search the files even where the archive has an index')
    .option('--verify-index', 'ask for the status of every file before the index is used')
    .option('-m, --max-count <n>', 'at most so many lines of each entry', count);
}

function withOutput(command: Command): void {
  withLinks(command.optionsGroup('Output:'))
    .option('-o, --only-matching', 'only the matches, each on a line')
    .option('-r, --replace <text>', 'show this in place of matches; $1 and $name are groups')
    .option('-c, --count', 'how many lines match in each entry')
    .option('--count-matches', 'how many matches are in each entry')
    .option('--by <what>', 'count matches by month, year, source, lang or section: a table with bars')
    .option('--include-zero', 'with -c: also entries without a match')
    .option('-l, --files-with-matches', 'only the paths of entries that match')
    .option('-L, --files-without-match', 'only the paths of entries that do not')
    .option('-q, --quiet', 'print nothing; the exit code tells')
    .option('-n, --line-number', 'line numbers (the default)')
    .option('-N, --no-line-number', 'no line numbers')
    .option('--column', 'column of the first match, in bytes from 1')
    .option('--vimgrep', 'one line for each match, with line and column')
    .option('-A, --after-context <n>', 'lines after each match', count)
    .option('-B, --before-context <n>', 'lines before each match', count)
    .option('-C, --context <n>', 'lines before and after each match', count)
    .option('--passthru', 'all lines, matching or not')
    .option('--kwic <n>', 'keyword in context: date, source and n columns on either side of each match', count)
    .option('--json', "ripgrep's events, one JSON object a line; begin has the entry's fields")
    .option('--color <when>', 'auto, always or never')
    .option('--heading', 'paths as headings (the default on terminals)')
    .option('--no-heading', 'path on each line')
    .option('--sort <by>', 'date or path, ascending')
    .option('--sortr <by>', 'date or path, descending (the default is --sortr date: newest first)');
}
