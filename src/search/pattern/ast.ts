/** Places in the text that a pattern can ask for without consuming anything. */
export type Assertion =
  | 'line-start'
  | 'line-end'
  | 'text-start'
  | 'text-end'
  | 'word'
  | 'not-word'
  | 'word-start'
  | 'word-end'
  | 'half-start'
  | 'half-end';

/** One member of a bracketed class. `named` holds the inside of a JavaScript class in `v` mode. */
export type ClassItem =
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'named'; readonly source: string; readonly negated: boolean }
  | { readonly type: 'nested'; readonly set: ClassSet; readonly negated: boolean };

/** A union of items, or two sets joined by `&&`, `--` or `~~`. */
export type ClassSet =
  | { readonly type: 'union'; readonly items: readonly ClassItem[] }
  | { readonly type: 'and' | 'minus' | 'either'; readonly left: ClassSet; readonly right: ClassSet };

/**
 * A pattern in the syntax of Rust's regex crate, which is ripgrep's. Flags are resolved where they apply:
 * `fold` is case-insensitivity.
 */
export type Node =
  | { readonly type: 'empty' }
  | { readonly type: 'literal'; readonly code: number; readonly fold: boolean }
  | { readonly type: 'any'; readonly newline: boolean }
  | { readonly type: 'class'; readonly set: ClassSet; readonly negated: boolean; readonly fold: boolean }
  | { readonly type: 'assert'; readonly kind: Assertion }
  | {
      readonly type: 'repeat';
      readonly node: Node;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly type: 'group'; readonly node: Node; readonly capture?: { readonly name?: string } }
  | { readonly type: 'concat'; readonly nodes: readonly Node[] }
  | { readonly type: 'alternate'; readonly nodes: readonly Node[] };

/** The pattern is valid for ripgrep, but beyond what this engine does with identical results. */
export class BeyondEngine extends Error {}
