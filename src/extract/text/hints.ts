/** What is known of a text from outside. */
export interface TextHints {
  /** Path of the file; its name often holds words of the headline. */
  readonly path?: string;
  /** The headline, as a field of the file or a list beside it has it; the line that repeats it is no part of the body. */
  readonly title?: string;
  /** Whether a line recurs across the releases of a batch. @default none does */
  readonly boilerplate?: (line: string) => boolean;
  /** Whether a line is never text, whatever it says: one of `boilerplate` that the publisher's profile names. @default none is */
  readonly furniture?: (line: string) => boolean;
}
