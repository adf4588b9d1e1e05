import { execFileSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CommuniqueError } from '../model/error.ts';
import type { Io } from './io.ts';
import { colorChoice, useColor } from './terminal.ts';

/** Makes a text a link to an entry. @param path from the archive's root */
export type Link = (path: string, text: string, line?: number, column?: number) => string;

/** Names for formats, as ripgrep has them. */
const FORMATS: Readonly<Record<string, string>> = {
  none: '',
  default: 'file://{host}{path}',
  file: 'file://{host}{path}',
  cursor: 'cursor://file{path}:{line}:{column}',
  'grep+': 'grep+://{path}:{line}',
  kitty: 'file://{host}{path}#{line}',
  macvim: 'mvim://open?url=file://{path}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{path}&line={line}&column={column}',
  vscode: 'vscode://file{path}:{line}:{column}',
  'vscode-insiders': 'vscode-insiders://file{path}:{line}:{column}',
  vscodium: 'vscodium://file{path}:{line}:{column}',
};

/** What decides about links, as typed. */
export interface LinkFlags {
  readonly hyperlinkFormat?: string;
  readonly color?: string;
  readonly pager?: boolean;
}

/**
 * Links (OSC 8) to the entries of the archive at `root`; undefined where there are none: never in a pipe, never without
 * colours, and where nothing was asked for only on terminals known to understand them, since others print rubbish.
 * @throws usage for a format that is none
 */
export function hyperlinks(io: Io, root: string, flags: LinkFlags): Link | undefined {
  const asked = flags.hyperlinkFormat ?? io.env['COMMUNIQUE_HYPERLINK_FORMAT'];
  const format = parseFormat(asked ?? 'default');
  if (format === '' || !io.stdout.isTTY || !useColor(io, io.stdout, colorChoice(flags.color))) return undefined;
  if (asked === undefined && !(understandsLinks(io.env) && (flags.pager === false || pagerPassesLinks(io.env))))
    return undefined;
  const host = hostname();
  return (path, text, line = 1, column = 1) => {
    const values: Readonly<Record<string, string>> = {
      host,
      path: encodePath(join(root, path)),
      line: String(line),
      column: String(column),
    };
    const address = format.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    return `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
  };
}

function parseFormat(text: string): string {
  const format = FORMATS[text] ?? text;
  if (format === '') return '';
  const wrong = (why: string): CommuniqueError =>
    new CommuniqueError('usage', `--hyperlink-format ${text}: ${why}; or one of ${Object.keys(FORMATS).join(', ')}`);
  const names = [...format.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  const unknown = names.find((name) => !['host', 'path', 'line', 'column'].includes(name));
  if (unknown !== undefined) throw wrong(`{${unknown}} is unknown, there are {host}, {path}, {line} and {column}`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(format) || !names.includes('path'))
    throw wrong('an address with {path} is needed, as file://{host}{path}');
  if (/[^\x21-\x7e]/.test(format)) throw wrong('only printable ASCII may stand in an address');
  return format;
}

/** Percent-encoded but for what is harmless; with `/` before a drive. */
function encodePath(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:\/)/, '/');
  return encodeURIComponent(slashed.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
}

/** Terminals that say in the environment who they are, and show links or leave them out. */
function understandsLinks(env: Io['env']): boolean {
  if (env['TERM'] === 'dumb') return false;
  const vte = Number(env['VTE_VERSION'] ?? 0); // 0.50.0 crashed on them
  return (
    vte >= 5001 ||
    ['KITTY_WINDOW_ID', 'WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM', 'WEZTERM_PANE'].some((name) => env[name]) ||
    /^(?:iTerm\.app|vscode|ghostty|WezTerm|Hyper|rio|tmux)$/.test(env['TERM_PROGRAM'] ?? '') ||
    /^(?:xterm-kitty|alacritty|foot|xterm-ghostty|contour|wezterm|rio)/.test(env['TERM'] ?? '')
  );
}

/** less lets links through since 566 (2020); of other pagers nothing is known. */
function pagerPassesLinks(env: Io['env']): boolean {
  const command = (env['COMMUNIQUE_PAGER'] ?? env['PAGER'] ?? 'less').trim();
  if (command === '' || command === 'cat') return true;
  if (!/^less\b/.test(command)) return false;
  try {
    const said = execFileSync('less', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/^less (\d+)/.exec(said)?.[1] ?? 0) >= 566;
  } catch {
    return true; // there is none: text goes to the terminal
  }
}
