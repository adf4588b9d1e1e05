/** Version of the program, equal to package.json's (a test compares them): part of each entry's `extractor`. */
export const VERSION = '0.1.0';

/** Written to the front matter: which extractor made the text. */
export const EXTRACTOR = `communique ${VERSION}`;
