import type { PatternOptions } from '../pattern/compile.ts';

/** What ripgrep is told about a pattern. */
export function patternArguments(options: PatternOptions): string[] {
  const { boundary, dotAll, multiline, fixed, perl } = options;
  const flags = { sensitive: '--case-sensitive', ignore: '--ignore-case', smart: '--smart-case' };
  return [
    '--no-config',
    flags[options.case ?? 'sensitive'],
    ...(fixed ? ['--fixed-strings'] : []),
    ...(boundary === 'word' ? ['--word-regexp'] : boundary === 'line' ? ['--line-regexp'] : []),
    ...(multiline ? ['--multiline'] : []),
    ...(multiline && dotAll ? ['--multiline-dotall'] : []),
    ...(perl ? ['--pcre2'] : []),
    ...options.patterns.flatMap((pattern) => ['--regexp', pattern]),
  ];
}
