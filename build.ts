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

/**
 * The program, as CommonJS: with Node's loader of modules, and a file for each, it started 30 ms later. What every start and
 * `grep` need is one file, with Commander; the rest stays as lazy as it is written.
 */
await build({
  ...common,
  input: { main: 'src/cli/main.ts' },
  checks: { ...common.checks, emptyImportMeta: false }, // what only the sources ask of it
  external: (id) => isPackage(id) && id !== 'commander',
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name }) => (name === 'start' ? 'start.cjs' : '[name]-[hash].cjs'),
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /node_modules[\\/]commander|src[\\/](cli[\\/](main|command[\\/]grep|grep[\\/]run)|search[\\/](index[\\/](open|search)|ripgrep[\\/](binary|segments)))\.ts$/,
        },
      ],
    },
  },
});
