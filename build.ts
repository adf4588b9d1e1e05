import { build } from 'rolldown';

/**
 * Builds `dist` (types are added by tsc). Each file that Node loads takes time: 51 took 25 ms of the start of `grep`. What
 * every start needs is one file, `grep` itself another, what it needs of an index a third. The rest stays as lazy as it is
 * written; packages are not bundled, which would gain nothing.
 */
await build({
  input: { index: 'src/index.ts', main: 'src/cli/main.ts', thread: 'src/pipeline/worker/thread.ts' },
  platform: 'node',
  checks: { ineffectiveDynamicImport: false }, // some parts are lazy for one command and not for another
  external: (id) => !/^[./]|^[A-Z]:/.test(id),
  output: {
    dir: 'dist',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'grep', test: /src[\\/](search[\\/]grep|model[\\/]version)\.ts$/, priority: 3 },
        { name: 'start', test: /src[\\/]cli[\\/](main|command[\\/]grep|grep[\\/]run)\.ts$/, priority: 2 },
        {
          name: 'indexed',
          test: /src[\\/]search[\\/](index[\\/](open|search)|ripgrep[\\/](binary|segments))\.ts$/,
          priority: 1,
        },
      ],
    },
  },
});
