import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Hints } from '../model/outcome.ts';

/** What the user may tell about the input; the same for `extract`, `import` and `fetch`. */
export interface HintOptions {
  readonly zone?: string;
  readonly lang?: string;
  readonly source?: string;
  readonly site?: string;
  readonly split?: 'auto' | 'none' | RegExp;
}

export function withHints(command: Command): Command {
  return command
    .option('--zone <zone>', 'time zone of dates that state none (Asia/Shanghai, +08:00)', zone)
    .option('--lang <tag>', 'language of the input (BCP 47)', languageTag)
    .option('--source <name>', 'name of the publisher that the input comes from')
    .option('--site <host>', 'host of the publisher')
    .option(
      '--split <how>',
      'many releases in one file: auto, none, or a regular expression of the lines between them',
      split,
      'auto',
    );
}

/** `--metadata`: what a list beside the files states about them. */
export function withMetadata(command: Command): Command {
  return command.option(
    '--metadata <file>',
    'title, date, url, … of the files: JSON, JSON Lines or CSV with a column "file" or "id"',
  );
}

export function hintsOf(options: HintOptions): Hints {
  return {
    ...(options.zone === undefined ? {} : { zone: options.zone, zoneSource: 'user' as const }),
    ...(options.lang === undefined ? {} : { lang: options.lang }),
    ...(options.source === undefined ? {} : { publisher: options.source }),
    ...(options.site === undefined ? {} : { site: options.site }),
    ...(options.split === undefined ? {} : { split: options.split }),
  };
}

/** Parses `--url`: the address that an input came from. */
export function webAddress(value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new InvalidArgumentError('give an address such as https://www.example.org/news/1.');
}

function zone(value: string): string {
  if (/^[+-]\d\d:?\d\d$/.test(value)) return value;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('give an IANA name such as Europe/Paris, or an offset such as +08:00.');
  }
}

function languageTag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value;
  } catch {
    throw new InvalidArgumentError('give a BCP 47 tag such as en, pt-BR or zh-Hant.');
  }
}

function split(value: string): 'auto' | 'none' | RegExp {
  if (value === 'auto' || value === 'none') return value;
  try {
    return new RegExp(value, 'mu');
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : 'not a regular expression.');
  }
}
