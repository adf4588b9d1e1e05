/** Stable names of everything that can go wrong with an input, an address, an archive or a call. */
export type ErrorCode =
  | 'usage' // the call's words or settings are off
  | 'no-archive' // no archive where one is needed
  | 'archive-locked' // another process writes
  | 'archive-damaged' // a file of the archive cannot be trusted
  | 'integrity' // stored bytes do not match their digest
  | 'not-found' // no such file, entry or page
  | 'no-permission'
  | 'disk' // full, read-only, too long a name
  | 'too-large'
  | 'empty'
  | 'not-text' // a picture, a program, a format that is not read yet
  | 'not-article' // challenge page, listing, consent wall, stub: see the message
  | 'bad-input' // cannot be parsed
  | 'address-refused' // private address, unsupported scheme
  | 'network' // refused, reset, name not resolved, broken body
  | 'timeout'
  | 'http-status'
  | 'redirect'
  | 'interrupted';

/**
 * The one error class. `message` is a single line that a person can act on (what, where, what to do);
 * it may quote text from outside, so it is made safe for terminals where it is printed.
 */
export class CommuniqueError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'CommuniqueError';
    this.code = code;
  }
}

/** True for an error that is told to people in one line; anything else is a bug. */
export function isCommunique(error: unknown): error is CommuniqueError {
  return error instanceof CommuniqueError;
}
