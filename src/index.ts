/** What the library offers: everything that the command line can do. */
export { VERSION } from './model/version.ts';
export { CommuniqueError } from './model/error.ts';
export type { ErrorCode } from './model/error.ts';
export type { Capture } from './model/capture.ts';
export type { Release, Metadata } from './model/release.ts';
export type { Hints, Outcome } from './model/outcome.ts';
export { normalize } from './pipeline/normalize.ts';
export { extractSources } from './pipeline/extract-sources.ts';
export { grep } from './search/grep.ts';
export type { GrepOptions, GrepSink, GrepSummary } from './search/grep.ts';
export { createFilter } from './search/filter.ts';
export { countBy } from './search/count.ts';
export { buildIndex } from './search/index/build.ts';
