import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../src/model/version.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Breaches of the house's rules, and the rule that must catch each. */
const BREACHES: readonly [name: string, files: Readonly<Record<string, string>>, rule: string][] = [
  [
    'a stage that imports the pipeline',
    {
      'src/extract/a.ts': "import { b } from '../pipeline/b.ts';\nexport const a = b;\n",
      'src/pipeline/b.ts': 'export const b = 1;\n',
    },
    'no-restricted-imports',
  ],
  [
    'the model importing a stage',
    {
      'src/model/a.ts': "import { b } from '../document/b.ts';\nexport const a = b;\n",
      'src/document/b.ts': 'export const b = 1;\n',
    },
    'no-restricted-imports',
  ],
  [
    'undici outside fetch',
    { 'src/archive/a.ts': "import { request } from 'undici';\nexport const a = request;\n" },
    'no-restricted-imports',
  ],
  [
    'cheerio outside document',
    { 'src/extract/a.ts': "import { load } from 'cheerio/slim';\nexport const a = load;\n" },
    'no-restricted-imports',
  ],
  [
    'process outside the command line',
    { 'src/archive/a.ts': 'export const a = (): string => process.cwd();\n' },
    'no-restricted-globals',
  ],
  [
    'console outside the command line',
    { 'src/search/a.ts': "export const a = (): void => console.log('x');\n" },
    'no-console',
  ],
  [
    'node:process outside the command line',
    { 'src/fetch/a.ts': "import { argv } from 'node:process';\nexport const a = argv;\n" },
    'no-restricted-imports',
  ],
  ['a type of any', { 'src/model/a.ts': 'export const a = (b: any): unknown => b;\n' }, 'no-explicit-any'],
  [
    'a value taken for granted',
    { 'src/model/a.ts': 'export const a = (b: string | undefined): string => b!;\n' },
    'no-non-null-assertion',
  ],
  ['a default export', { 'src/model/a.ts': 'export default 1;\n' }, 'no-default-export'],
  [
    'a command that ends the process',
    { 'src/pipeline/a.ts': "import { exit } from 'process';\nexport const a = exit;\n" },
    'no-restricted-imports',
  ],
  [
    'a file of over 400 lines',
    { 'src/model/a.ts': Array.from({ length: 450 }, (_, i) => `export const a${i} = ${i};\n`).join('') },
    'max-lines',
  ],
  [
    'a cycle',
    {
      'src/model/a.ts': "import { b } from './b.ts';\nexport const a = (): unknown => b;\n",
      'src/model/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n",
    },
    'no-cycle',
  ],
];

describe('the rules of the house', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'communique-lint-'));
    cpSync(join(ROOT, '.oxlintrc.json'), join(dir, '.oxlintrc.json'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it.each(BREACHES)('the linter catches %s', (_, files, rule) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    const run = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--format=unix', 'src'], {
      cwd: dir,
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(rule);
  });

  it('the linter lets each package be imported in one folder of src only', () => {
    const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const packages = [...Object.keys(dependencies), '@vscode/ripgrep', '@photostructure/sqlite', 'node:sqlite'];
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((item) => item.isDirectory());
    for (const { name: folder } of folders) {
      mkdirSync(join(dir, 'src', folder), { recursive: true });
      for (const [i, name] of packages.entries())
        writeFileSync(join(dir, 'src', folder, `p${i}.ts`), `import * as a from '${name}';\nexport const b = a;\n`);
    }
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--format=unix', 'src'], {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    for (const [i, name] of packages.entries()) {
      const refused = folders.filter((folder) => stdout.includes(`src/${folder.name}/p${i}.ts:`));
      expect([name, folders.length - refused.length]).toEqual([name, 1]);
    }
  });

  it('keeps one version', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'communique', version: VERSION });
  });

  it('tracks no file of the build', () => {
    expect(execFileSync('git', ['ls-files', 'dist', 'node_modules'], { cwd: ROOT, encoding: 'utf8' })).toBe('');
  });
});
