/** ripgrep's colours, each after a reset, as ripgrep writes them. */
const STYLES = { path: '\x1b[0m\x1b[35m', number: '\x1b[0m\x1b[32m', match: '\x1b[0m\x1b[1m\x1b[31m' } as const;
export const RESET = '\x1b[0m';

export type Style = keyof typeof STYLES;

/** What stands before a text of this style. */
export const start = (style: Style): string => STYLES[style];

/** Puts a text in ripgrep's colours; as it is where colours are off. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;
export const colored: Paint = (style, text) => `${STYLES[style]}${text}${RESET}`;
