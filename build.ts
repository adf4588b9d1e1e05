import { readFileSync } from 'node:fs';
import { build } from 'rolldown';
import type { BuildOptions } from 'rolldown';

const common = {
  platform: 'node',
  checks: { ineffectiveDynamicImport: false }, // some parts are lazy for one command and not for another
} as const satisfies BuildOptions;

const isPackage = (id: string): boolean => !/^[./]|^[A-Z]:/.test(id);

/** What other programs import, and the thread that both have. */
await build({
  ...common,
  input: { index: 'src/index.ts', thread: 'src/pipeline/worker/thread.ts' },
  external: isPackage,
  output: { dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
});

/** Packages of many files that each start, or each list, would load one by one; js-yaml took 8 ms. */
const BUNDLED = ['commander', 'js-yaml'];
const licenses = BUNDLED.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`);

/** What each start and `grep` need, with Commander. */
const START =
  /node_modules[\\/]commander|src[\\/](cli[\\/](main|command[\\/]grep|grep[\\/]run)|search[\\/](index[\\/](open|search)|ripgrep[\\/](binary|segments)))\.ts$/;

/**
 * The program, as CommonJS: with Node's loader of modules, and a file for each, it started 30 ms later. What every start and
 * `grep` need is one file, with Commander; the rest stays as lazy as it is written.
 */
const { output } = await build({
  ...common,
  input: { main: 'src/cli/main.ts' },
  checks: { ...common.checks, emptyImportMeta: false }, // what only the sources ask of it
  external: (id) => isPackage(id) && !BUNDLED.includes(id),
  output: {
    dir: 'dist',
    format: 'cjs',
    banner: ({ name }) => (name === 'start' ? `/*!\nThis program contains:\n\n${licenses.join('\n')}*/` : ''),
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name }) => (name === 'start' ? 'start.cjs' : '[name]-[hash].cjs'),
    codeSplitting: {
      groups: [{ name: 'start', test: START }],
    },
  },
});

// Its compiled code is kept (bin/require-compiled.js), and V8 would not know who loads what that imports.
const imports = output.flatMap((chunk) =>
  chunk.type === 'chunk' && chunk.fileName === 'start.cjs'
    ? (chunk.code.match(/^(?!\s*\*).*\bimport\(.*/gm) ?? [])
    : [],
);
if (imports.length > 0) throw new Error(`start.cjs may not import(): ${imports.join('; ')}`);
