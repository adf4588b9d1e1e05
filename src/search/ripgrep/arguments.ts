import type { PatternOptions } from '../pattern/compile.ts';

/** What ripgrep is told about a pattern. */
export function patternArguments(options: PatternOptions): string[] {
  const { patterns, boundary, dotAll, multiline, fixed, perl } = options;
  const flags = { sensitive: '--case-sensitive', ignore: '--ignore-case', smart: '--smart-case' };
  return [
    '--no-config',
    flags[options.case ?? 'sensitive'],
    ...(fixed ? ['--fixed-strings'] : []),
    ...(boundary === 'word' ? ['--word-regexp'] : boundary === 'line' ? ['--line-regexp'] : []),
    ...(multiline ? ['--multiline'] : []),
    ...(multiline && dotAll ? ['--multiline-dotall'] : []),
    ...(perl ? ['--pcre2'] : []),
    ...(patternInput(options) === undefined ? patterns.flatMap((pattern) => ['--regexp', pattern]) : ['--file', '-']),
  ];
}

/** Linux takes 128 kB for one argument, Windows 32 kB for all. */
const MAX_ARGUMENTS = 8000;

/** Patterns that cannot be arguments, for standard input: much text, or with NUL. Undefined where they can. */
export function patternInput({ patterns }: PatternOptions): string | undefined {
  const apart = lengthOf(patterns) > MAX_ARGUMENTS || patterns.some((pattern) => pattern.includes('\0'));
  // Lines there are patterns.
  if (!apart || patterns.some((pattern) => /\n|\r$/.test(pattern))) return undefined;
  return `${patterns.join('\n')}\n`;
}

/** Length of all patterns, in UTF-16 units. */
const lengthOf = (patterns: readonly string[]): number => patterns.reduce((sum, { length }) => sum + length, 0);
