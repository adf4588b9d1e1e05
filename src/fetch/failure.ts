import { CommuniqueError } from '../model/error.ts';
import type { ErrorCode } from '../model/error.ts';

type Failure = readonly [code: ErrorCode, what: string];

/** Causes by the codes of Node and undici. */
const KNOWN: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: ['network', 'connection refused; check the address, or try again later'],
  ECONNRESET: ['network', 'the connection was reset; try again later'],
  EPIPE: ['network', 'the connection was closed; try again later'],
  EHOSTUNREACH: ['network', 'the host cannot be reached; check your connection'],
  ENETUNREACH: ['network', 'the network cannot be reached; check your connection'],
  ENOTFOUND: ['network', 'no such host; check the spelling of the address'],
  EAI_AGAIN: ['network', 'the name could not be resolved; check your connection'],
  ETIMEDOUT: ['timeout', 'no connection in time; try again later, or raise --timeout'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no connection in time; try again later, or raise --timeout'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'no answer in time; try again later, or raise --timeout'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'the answer stopped coming; try again later, or raise --timeout'],
  UND_ERR_SOCKET: ['network', 'the server closed the connection before the end of the answer; try again later'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['network', 'the answer is not as long as the server says; try again later'],
  UND_ERR_HEADERS_OVERFLOW: ['network', 'the headers of the answer are too large'],
};

/** Broken connections may work when tried again; a refused one or a timeout costs more than it brings. */
const PASSING = new Set([
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'Z_BUF_ERROR',
]);

/** Whether a request that failed in this way is worth repeating. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error));
}

/** What went wrong with a request, as one line; a bug is returned as it is. */
export function describeFailure(error: unknown, url: string): unknown {
  if (error instanceof CommuniqueError) return error;
  const failure = classify(error);
  if (failure === undefined) return error;
  return new CommuniqueError(failure[0], `${url}: ${failure[1]}`, { cause: error });
}

function classify(error: unknown): Failure | undefined {
  if (error instanceof Error && error.name === 'TimeoutError')
    return ['timeout', 'the answer took too long; try again later, or raise --timeout'];
  if (error instanceof Error && error.name === 'AbortError') return ['interrupted', 'interrupted'];
  const code = codeOf(error);
  const known = KNOWN[code];
  if (known) return known;
  if (/^(?:Z_|ERR__|ERR_BROTLI|ERR_ZLIB|ERR_PADDING)/.test(code))
    return ['network', 'the compressed answer is damaged or cut off; try again later'];
  if (/CERT|SIGNATURE/.test(code))
    return [
      'network',
      `its certificate is not trusted (${code}); check the address, or add its issuer with NODE_EXTRA_CA_CERTS`,
    ];
  if (/^(?:ERR_TLS|ERR_SSL|EPROTO)/.test(code))
    return ['network', `no secure connection (${code}); save the page in a browser and import the file`];
  if (/^(?:HPE_|UND_ERR_)/.test(code) || (error instanceof Error && error.name === 'HTTPParserError'))
    return ['network', `the answer is not proper HTTP${code === '' ? '' : ` (${code})`}`];
  return code.startsWith('E') ? ['network', `the request failed (${code}); try again later`] : undefined;
}

/** The innermost code: undici and Node wrap errors, and several attempts at several addresses are one AggregateError. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    const inner: unknown = at instanceof AggregateError ? at.errors[0] : at.cause;
    at = inner;
  }
  return '';
}
