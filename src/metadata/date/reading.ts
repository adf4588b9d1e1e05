/** What a pattern read: a day, a month or a year, and the tokens it spans. */
export interface Reading {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** The other order of day and month, when both are possible days and nothing on the spot decides. */
  readonly other?: { readonly month: number; readonly day: number };
  /** The month's name means another month elsewhere. */
  readonly unclear?: boolean;
  /** First token, and the token after the last. */
  readonly from: number;
  readonly next: number;
}

/** Which of day and month comes first where numbers alone do not tell. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface ReadingOptions {
  readonly lang: string | undefined;
  readonly order: DateOrder;
  /** The order was asked for, or the region of the language tells it. */
  readonly certain: boolean;
  /** Names and addresses: dates without separators count, and what stands around them does not. */
  readonly packed: boolean;
}
