/**
 * The same text in memory of its own. A piece of a text is a view of the whole that it was cut from: kept as it is, it would
 * keep all of a page or a dump in memory too. V8 copies pieces below 13 letters by itself.
 */
export const ownCopy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));
