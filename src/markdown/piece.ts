/** Marks of inline text as bits. */
export const STRONG = 1;
export const EMPHASIS = 2;
export const DELETED = 4;
export const CODE = 8;
/** Raised text; matters only where a figure follows a figure (10⁶ is not 106). */
export const RAISED = 16;

/** The marks that are written as delimiters. */
export const DELIMITED = STRONG | EMPHASIS | DELETED;

export interface Marks {
  readonly bits: number;
  /** Destination of the link around it, ready to be written. */
  readonly href: string | undefined;
}

export const PLAIN: Marks = { bits: 0, href: undefined };

/**
 * Inline content as a flat list: text with its marks instead of a tree, so that links around blocks, doubled and crossed
 * marks need no special case.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly kind: 'break'; readonly marks: Marks }
  | { readonly kind: 'image'; readonly markdown: string; readonly marks: Marks }
  | { readonly kind: 'note'; readonly label: string; readonly marks: Marks };

export function sameMarks(a: Marks, b: Marks): boolean {
  return a === b || (a.bits === b.bits && a.href === b.href);
}

/** The marks that both have. */
export function commonMarks(a: Marks, b: Marks): Marks {
  if (sameMarks(a, b)) return a;
  return { bits: a.bits & b.bits, href: a.href === b.href ? a.href : undefined };
}
