import { hash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Capture, HeaderField } from '../model/capture.ts';

/** A WARC 1.1 record, not yet compressed. */
export interface WarcRecord {
  /** `urn:uuid:...`, made from the content, so that the same capture has the same id wherever it is written. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** An earlier record that holds the same payload. */
export interface RefersTo {
  readonly id: string;
  readonly date: string;
}

const CRLF = '\r\n';
const IDENTICAL = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
/** The bytes of a capture are decoded; these headers spoke of the bytes on the wire, so they are kept under another name. */
const WIRE_HEADERS = /^(?:content-encoding|content-length|transfer-encoding)$/i;

/**
 * The address a capture is filed under. A file without a known address has its digest as one: nothing of the machine it was
 * read on gets into the archive.
 */
export function targetUri(capture: Capture): string {
  return oneLine(capture.finalUrl ?? capture.url ?? `urn:sha256:${capture.sha256}`);
}

/** The record of a capture: `response` for what was fetched, `resource` for a file that was read. */
export function captureRecord(capture: Capture): WarcRecord {
  const type = capture.fetched ? 'response' : 'resource';
  const head = capture.fetched ? httpHead(capture, capture.bytes.length) : '';
  const contentType = capture.fetched ? 'application/http; msgtype=response' : mediaType(capture);
  return record(type, capture, contentType, [], Buffer.concat([Buffer.from(head), capture.bytes]));
}

/** The record that says: at this time the address gave the same bytes again. */
export function revisitRecord(capture: Capture, earlier: RefersTo): WarcRecord {
  const fields: HeaderField[] = [
    ['WARC-Profile', IDENTICAL],
    ['WARC-Refers-To', `<${earlier.id}>`],
    ['WARC-Refers-To-Target-URI', targetUri(capture)],
    ['WARC-Refers-To-Date', earlier.date],
  ];
  const head = httpHead(capture, capture.bytes.length);
  return record('revisit', capture, 'application/http; msgtype=response', fields, Buffer.from(head));
}

/** The first record of a file. */
export function warcinfoRecord(file: string, date: string, software: string): WarcRecord {
  const block = Buffer.from(`software: ${software}${CRLF}format: WARC File Format 1.1${CRLF}`);
  const id = uuidOf(['warcinfo', file, date].join('\n'));
  const fields: HeaderField[] = [['WARC-Filename', file]];
  return { id, bytes: assemble('warcinfo', id, date, fields, 'application/warc-fields', block) };
}

function record(
  type: string,
  capture: Capture,
  contentType: string,
  more: readonly HeaderField[],
  block: Buffer,
): WarcRecord {
  const uri = targetUri(capture);
  const name = fileName(capture);
  const id = recordId(type, capture);
  const fields: HeaderField[] = [
    ['WARC-Target-URI', uri],
    ['WARC-Payload-Digest', `sha256:${capture.sha256}`],
    ...more,
  ];
  if (capture.url !== undefined && capture.url !== uri) fields.push(['Communique-Requested-URI', capture.url]);
  for (const hop of capture.redirects ?? []) fields.push(['Communique-Redirect', hop]);
  if (name !== undefined) fields.push(['Communique-File-Name', name]);
  if (capture.member !== undefined) fields.push(['Communique-Member', capture.member]);
  return { id, bytes: assemble(type, id, capture.retrieved, fields, contentType, block) };
}

/** The id of a capture's record: the same capture has the same id in every archive. */
export function recordId(type: string, capture: Capture): string {
  const parts = [
    type,
    targetUri(capture),
    capture.retrieved,
    capture.sha256,
    fileName(capture) ?? '',
    capture.member ?? '',
  ];
  return uuidOf(parts.join('\n'));
}

function assemble(
  type: string,
  id: string,
  date: string,
  fields: readonly HeaderField[],
  contentType: string,
  block: Buffer,
): Buffer {
  const lines = ['WARC/1.1', `WARC-Type: ${type}`, `WARC-Record-ID: <${id}>`, `WARC-Date: ${date}`];
  for (const [name, value] of fields) lines.push(`${name}: ${oneLine(value)}`);
  lines.push(`Content-Type: ${contentType}`, `Content-Length: ${block.length}`, '', '');
  return Buffer.concat([Buffer.from(lines.join(CRLF)), block, Buffer.from(CRLF + CRLF)]);
}

function httpHead(capture: Capture, length: number): string {
  const status = capture.status ?? 200;
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trim()];
  for (const [name, value] of capture.headers ?? []) {
    lines.push(`${WIRE_HEADERS.test(name) ? 'X-Orig-' : ''}${name.replace(/[^!-9;-~]/g, '')}: ${oneLine(value)}`);
  }
  lines.push(`Content-Length: ${length}`, '', '');
  return lines.join(CRLF);
}

/** The name of the file as the user wrote it, if it is relative; of an absolute path only the last part. */
function fileName(capture: Capture): string | undefined {
  const path = capture.path?.replaceAll('\\', '/');
  if (path === undefined || path === '-') return undefined;
  return /^(?:\/|[A-Za-z]:|~)|(?:^|\/)\.\.(?:\/|$)/.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path;
}

function mediaType(capture: Capture): string {
  const name = capture.member ?? capture.path ?? '';
  if (/\.x?html?$/i.test(name)) return 'text/html';
  if (/\.(?:md|markdown)$/i.test(name)) return 'text/markdown';
  return /\.te?xt$/i.test(name) ? 'text/plain' : 'application/octet-stream';
}

/** A UUID of version 8 (RFC 9562: vendor-defined) from the SHA-256 of the text. */
function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
