import { configureGlobal } from 'fast-check';

/** Property tests try the same cases at each run, so that a failure is of the change at hand; FUZZ_SEED=N tries others. */
configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20260102) });
