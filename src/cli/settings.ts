import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command, Option } from 'commander';
import { archiveSettings } from '../archive/archive.ts';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError, isSystemError } from '../model/system-error.ts';
import { archiveRoot } from './archive-root.ts';
import type { Io } from './io.ts';

/** What can be settled for good. A setting has the name of the option that it stands for, without the dashes. */
export const SETTINGS: readonly string[] = [
  'zone',
  'lang',
  'source',
  'captures',
  'user-agent',
  'delay',
  'timeout',
  'max-size',
  'log-format',
];

/** Where values stand, the strongest layer first: environment, archive, user's configuration. */
export interface Layer {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The place of a field as it is told to people. */
  where(name: string): string;
}

export interface Settled {
  readonly value: unknown;
  readonly where: string;
}

/** Gives the options of a command that were not typed the values of the layers. @throws usage with the place of a bad value */
export function applySettings(command: Command, io: Io): void {
  const { archive }: { readonly archive?: string } = command.opts();
  const hasArchive = command.options.some(({ long }) => long === '--archive');
  const layers = layersOf(io, hasArchive ? archiveRoot(io, archive) : undefined);
  for (const option of settable(command)) {
    const key = option.attributeName();
    if (command.getOptionValueSource(key) === 'cli') continue;
    const settled = settledBy(option, layers);
    if (settled) command.setOptionValueWithSource(key, settled.value, 'config');
  }
}

/** The options of a command that can be settled. */
export function settable(command: Command): Option[] {
  return command.options.filter(({ long }) => long !== undefined && SETTINGS.includes(long.slice(2)));
}

/** The value that the strongest layer gives an option. @throws usage */
export function settledBy(option: Option, layers: readonly Layer[]): Settled | undefined {
  const name = option.long?.slice(2) ?? '';
  const layer = layers.find(({ fields }) => fields[name] !== undefined);
  if (!layer) return undefined;
  const where = layer.where(name);
  return { value: read(layer.fields[name], option, where), where };
}

/** @param root the archive; absent for commands that touch none */
export function layersOf(io: Io, root: string | undefined): readonly Layer[] {
  const layers = [environment(io.env)];
  if (root !== undefined) {
    const { path, settings } = archiveSettings(root);
    layers.push(layerOf(settings, path, 'settings.'));
  }
  const path = configurationPath(io.env);
  if (path !== undefined) layers.push(layerOf(readJson(path), path, ''));
  return layers;
}

/** The user's configuration: `$XDG_CONFIG_HOME/communique/config.json`, else the same in `~/.config`. */
function configurationPath(env: Io['env']): string | undefined {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const given = env['XDG_CONFIG_HOME'];
  // The XDG specification: a path that is not absolute is to be ignored.
  const folder = given?.startsWith('/') === true ? given : home === undefined ? undefined : join(home, '.config');
  return folder === undefined ? undefined : join(folder, 'communique', 'config.json');
}

function environment(env: Io['env']): Layer {
  const variable = (name: string): string => `COMMUNIQUE_${name.toUpperCase().replaceAll('-', '_')}`;
  const fields = Object.fromEntries(SETTINGS.map((name) => [name, env[variable(name)] || undefined]));
  return { fields, where: variable };
}

function layerOf(data: unknown, path: string, prefix: string): Layer {
  if (data === undefined) return { fields: {}, where: () => path };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new CommuniqueError(
      'usage',
      `${path}: ${prefix === '' ? '' : 'settings: '}an object such as {"delay": 2} is needed`,
    );
  }
  const fields: Record<string, unknown> = { ...data };
  const stranger = Object.keys(fields).find((name) => !SETTINGS.includes(name));
  if (stranger !== undefined) {
    const known = SETTINGS.join(', ');
    throw new CommuniqueError(
      'usage',
      `${path}: ${prefix}${stranger.slice(0, 50)}: no such setting; there are ${known}`,
    );
  }
  return { fields, where: (name) => `${path}: ${prefix}${name}` };
}

/** Read as if it had been typed, so that a setting takes what its option takes. */
function read(value: unknown, option: Option, where: string): unknown {
  const bad = (what: string): CommuniqueError =>
    new CommuniqueError('usage', `${where}: ${JSON.stringify(value).slice(0, 100)} does not do; ${what}`);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw bad('give a text, a number, true or false');
  const text = String(value);
  if (option.isBoolean()) {
    if (text !== 'true' && text !== 'false') throw bad('give true or false');
    return text === 'true';
  }
  try {
    return option.parseArg ? option.parseArg<unknown>(text, undefined) : text;
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw bad(error.message);
    throw error;
  }
}

/** The user's file; undefined where there is none. */
function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw describeSystemError(error, path);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unreadable';
    throw new CommuniqueError('usage', `${path}: not JSON (${detail}); mend or remove it`, { cause: error });
  }
}
