import type { Command } from 'commander';
import type { Context } from './context.ts';

/** A command's file exports this: arguments, options, examples and the action. */
export interface CommandModule {
  configure(command: Command, context: Context): void;
}

/** One line of the list below. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly group: 'Collect' | 'Read' | 'Keep';
  /** Its output goes through a pager on a terminal. @default false */
  readonly paged?: boolean;
  load(): Promise<CommandModule>;
}

/** All commands in the order of `--help`. Each file is loaded only when its command is called: start-up stays near bare Node. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'fetch',
    summary: 'fetch pages into the archive',
    group: 'Collect',
    load: () => import('./command/fetch.ts'),
  },
  {
    name: 'import',
    summary: 'read files into the archive',
    group: 'Collect',
    load: () => import('./command/import.ts'),
  },
  {
    name: 'extract',
    summary: 'print releases without archiving them',
    group: 'Collect',
    load: () => import('./command/extract.ts'),
  },
  {
    name: 'explain',
    summary: 'show what became of every part of a page, and why',
    group: 'Collect',
    paged: true,
    load: () => import('./command/explain.ts'),
  },
  {
    name: 'grep',
    summary: 'search the archive as ripgrep does',
    group: 'Read',
    paged: true,
    load: () => import('./command/grep.ts'),
  },
  {
    name: 'search',
    summary: 'find the releases that say the most about some words',
    group: 'Read',
    paged: true,
    load: () => import('./command/search.ts'),
  },
  {
    name: 'track',
    summary: 'count phrases over time',
    group: 'Read',
    paged: true,
    load: () => import('./command/track.ts'),
  },
  {
    name: 'list',
    summary: 'list the releases of the archive',
    group: 'Read',
    paged: true,
    load: () => import('./command/list.ts'),
  },
  {
    name: 'stats',
    summary: 'count the releases by year, source, language and section',
    group: 'Read',
    paged: true,
    load: () => import('./command/stats.ts'),
  },
  {
    name: 'sources',
    summary: 'list who issued the releases',
    group: 'Read',
    paged: true,
    load: () => import('./command/sources.ts'),
  },
  { name: 'show', summary: 'print one release', group: 'Read', paged: true, load: () => import('./command/show.ts') },
  {
    name: 'history',
    summary: 'list the texts that a release has had',
    group: 'Read',
    paged: true,
    load: () => import('./command/history.ts'),
  },
  { name: 'init', summary: 'make an archive', group: 'Keep', load: () => import('./command/init.ts') },
  {
    name: 'verify',
    summary: 'compare captures and texts with their digests',
    group: 'Keep',
    load: () => import('./command/verify.ts'),
  },
  {
    name: 'reindex',
    summary: 'build the indexes anew from the files',
    group: 'Keep',
    load: () => import('./command/reindex.ts'),
  },
  {
    name: 'doctor',
    summary: 'check the set-up and the archive',
    group: 'Keep',
    load: () => import('./command/doctor.ts'),
  },
];
