import type { Command } from 'commander';
import { CommuniqueError } from '../../model/error.ts';
import type { GrepOptions } from '../../search/grep.ts';
import type { PatternOptions } from '../../search/pattern/compile.ts';
import type { ResultOptions } from '../../search/result.ts';
import type { Order } from '../../search/order.ts';
import type { FilterOptions } from '../filter-options.ts';

/** The options of `grep` as typed. */
export interface GrepFlags extends FilterOptions {
  readonly regexp?: readonly string[];
  readonly file?: readonly string[];
  readonly fixedStrings?: boolean;
  readonly ignoreCase?: boolean;
  readonly caseSensitive?: boolean;
  readonly smartCase?: boolean;
  readonly wordRegexp?: boolean;
  readonly lineRegexp?: boolean;
  readonly invertMatch?: boolean;
  readonly maxCount?: number;
  readonly onlyMatching?: boolean;
  readonly count?: boolean;
  readonly countMatches?: boolean;
  readonly includeZero?: boolean;
  readonly filesWithMatches?: boolean;
  readonly filesWithoutMatch?: boolean;
  readonly quiet?: boolean;
  readonly lineNumber?: boolean;
  readonly column?: boolean;
  readonly vimgrep?: boolean;
  readonly afterContext?: number;
  readonly beforeContext?: number;
  readonly context?: number;
  readonly passthru?: boolean;
  readonly json?: boolean;
  readonly kwic?: number;
  readonly color?: string;
  readonly hyperlinkFormat?: string;
  readonly pager?: boolean;
  readonly heading?: boolean;
  readonly replace?: string;
  readonly pcre2?: boolean;
  readonly multiline?: boolean;
  readonly multilineDotall?: boolean;
  readonly index?: boolean;
  readonly verifyIndex?: boolean;
  readonly sort?: string;
  readonly sortr?: string;
}

/** Options that exclude each other. */
const CASES = ['caseSensitive', 'ignoreCase', 'smartCase'] as const;
const CONTEXTS = ['afterContext', 'beforeContext', 'context'] as const;
const MODES = ['count', 'countMatches', 'filesWithMatches', 'filesWithoutMatch'] as const;

/** As with ripgrep, the last one that is typed holds. */
export function withLastOf(command: Command): Command {
  const excludes = (names: readonly string[], others: readonly string[]): void => {
    for (const name of names)
      command.on(`option:${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, () => {
        for (const other of others) if (other !== name) command.setOptionValue(other, undefined);
      });
  };
  excludes(CASES, CASES);
  excludes(MODES, MODES);
  excludes(CONTEXTS, ['passthru']);
  excludes(['passthru'], CONTEXTS);
  return command;
}

/** What is printed: one of ripgrep's modes. */
export type Mode = 'lines' | 'json' | 'kwic' | 'count' | 'count-matches' | 'files' | 'files-without' | 'quiet';

export function modeOf(flags: GrepFlags): Mode {
  if (flags.quiet) return 'quiet';
  if (flags.filesWithoutMatch) return 'files-without';
  if (flags.filesWithMatches) return 'files';
  if (flags.countMatches || (flags.count && flags.onlyMatching)) return flags.invertMatch ? 'count' : 'count-matches';
  if (flags.count) return 'count';
  if (flags.kwic !== undefined) return 'kwic';
  return flags.json ? 'json' : 'lines';
}

/** What was typed as what is used; the filter apart. */
export function grepOptions(patterns: readonly string[], flags: GrepFlags, spans: boolean): GrepOptions {
  return {
    ...patternOptions(patterns, flags),
    ...resultOptions(flags, spans),
    order: orderOf(flags),
    index: flags.index !== false,
    fresh: flags.verifyIndex === true,
  };
}

function patternOptions(patterns: readonly string[], flags: GrepFlags): PatternOptions {
  return {
    patterns,
    fixed: flags.fixedStrings === true,
    ...(flags.replace === undefined ? {} : { replace: flags.replace }),
    perl: flags.pcre2 === true,
    multiline: flags.multiline === true,
    dotAll: flags.multiline === true && flags.multilineDotall === true,
    case: flags.caseSensitive ? 'sensitive' : flags.ignoreCase ? 'ignore' : flags.smartCase ? 'smart' : 'sensitive',
    boundary: flags.lineRegexp ? 'line' : flags.wordRegexp ? 'word' : 'none',
  };
}

function resultOptions(flags: GrepFlags, spans: boolean): ResultOptions {
  const mode = modeOf(flags);
  return {
    invert: flags.invertMatch === true,
    ...(flags.maxCount === undefined ? {} : { maxCount: flags.maxCount }),
    before: flags.beforeContext ?? flags.context ?? 0,
    after: flags.afterContext ?? flags.context ?? 0,
    passthru: flags.passthru === true && (mode === 'lines' || mode === 'json'),
    detail:
      mode === 'lines' || mode === 'json' || mode === 'kwic'
        ? 'lines'
        : mode === 'count' || mode === 'count-matches'
          ? mode
          : 'exists',
    offsets: mode === 'json' || mode === 'kwic',
    spans,
  };
}

function orderOf({ sort, sortr }: GrepFlags): Order {
  const by = sort ?? sortr ?? 'date';
  if (by !== 'date' && by !== 'path') throw new CommuniqueError('usage', `--sort ${by}: sort by date or path`);
  return { by, descending: sort === undefined };
}
