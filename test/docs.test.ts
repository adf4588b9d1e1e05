import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';
import { ExitCode } from '../src/cli/exit-code.ts';
import { buildProgram } from '../src/cli/main.ts';
import { SETTINGS } from '../src/cli/settings.ts';
import { FRONT_MATTER_FIELDS } from '../src/model/front-matter.ts';
import { refreshExamples } from './fixture/readme-example.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SHARED = 'Options that several commands share';

const program = await buildProgram(
  {
    io: {
      cwd: ROOT,
      env: {},
      stdin: (async function* empty(): AsyncGenerator<Uint8Array> {})(),
      stdout: { write: () => true, once: () => undefined },
      stderr: { write: () => true, once: () => undefined },
      now: () => new Date(0),
      signal: new AbortController().signal,
    },
    finish: () => undefined,
  },
  '*',
);

/** The text under a heading, with the headings below it. */
function section(title: string): string {
  const [, marks = '#'] = new RegExp(`^(#+) ${title}$`, 'm').exec(README) ?? [];
  const start = README.indexOf(`\n${marks} ${title}\n`);
  expect(start, `README has a heading "${title}"`).toBeGreaterThan(0);
  const end = README.slice(start + 1).search(new RegExp(`\n#{1,${marks.length}} `));
  return end < 0 ? README.slice(start) : README.slice(start, start + 1 + end);
}

const firstCells = (text: string): string[] =>
  [...text.matchAll(/^\| `?([^`|]+?)`? \|/gm)].map(([, cell = '']) => cell);
const command = (name: string): Command => program.commands.find((one) => one.name() === name) ?? program;

describe('the README', () => {
  it.each(COMMANDS)('documents $name with all its options and no others', ({ name, summary }) => {
    const own = section(name);
    const flags = command(name).options.map((option) => option.flags);
    expect(section('Commands')).toContain(`| [\`${name}\`](#${name}) | ${summary}`);
    expect(flags.filter((flag) => !`${section(SHARED)}${own}`.includes(`\`${flag}\``))).toEqual([]);
    expect(firstCells(own).filter((cell) => /^--?\w/.test(cell) && !flags.includes(cell))).toEqual([]);
  });

  it('documents the options of the program itself', () => {
    const flags = program.options.map((option) => option.flags);
    expect(flags.filter((flag) => !section('Commands').includes(`\`${flag}\``))).toEqual([]);
  });

  it('names no option that does not exist', () => {
    const known = [program, ...program.commands].flatMap((one) => one.options.map(({ long }) => long));
    const named = [...README.matchAll(/(?<=[`\s])--[a-z][a-z0-9-]+/g)].map(([flag]) => flag);
    expect(named.filter((flag) => flag !== '--help' && !known.includes(flag))).toEqual([]);
  });

  it('documents every setting, each of which is an option of fetch', () => {
    expect(firstCells(section('Settings')).slice(2)).toEqual(SETTINGS);
    const names = command('fetch').options.map(({ long }) => long);
    expect(SETTINGS.filter((name) => !names.includes(`--${name}`))).toEqual([]);
  });

  it('documents every exit code, in order', () => {
    expect(firstCells(section('Exit codes')).slice(2)).toEqual(Object.values(ExitCode).map(String));
  });

  it('documents every field of the front matter, in order', () => {
    expect(firstCells(section('Front matter')).slice(2)).toEqual(FRONT_MATTER_FIELDS.map(({ name }) => name));
  });

  it('shows what its examples really print (npm run fixtures writes it)', async () => {
    expect(README.match(/^```console$/gm)?.length).toBeGreaterThan(3);
    expect(await refreshExamples(README)).toBe(README);
  });

  it('links to files and headings that exist', () => {
    const headings = [...README.matchAll(/^#+ (.+)$/gm)].map(
      ([, title = '']) => `#${title.toLowerCase().replaceAll(' ', '-')}`,
    );
    const targets = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !headings.includes(target) && !existsSync(join(ROOT, target)))).toEqual([]);
  });
});
