import type { Capture, HeaderField } from '../model/capture.ts';

/** A record of a WARC file, taken apart. */
export interface ParsedRecord {
  readonly type: string;
  readonly id: string;
  readonly uri: string;
  readonly date: string;
  /** SHA-256 of the payload in hex, as the record states it. */
  readonly sha256: string;
  readonly fields: readonly HeaderField[];
  readonly block: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Takes one record of ours apart; undefined where the bytes are none. */
export function parseRecord(bytes: Buffer): ParsedRecord | undefined {
  const end = bytes.indexOf(HEAD_END);
  const [version, ...lines] = bytes.toString('utf8', 0, Math.max(0, end)).split('\r\n');
  if (end < 0 || !version?.startsWith('WARC/1.')) return undefined;
  const fields = lines.map(parseField);
  const length = Number(fieldOf(fields, 'Content-Length'));
  const block = bytes.subarray(end + HEAD_END.length, end + HEAD_END.length + length);
  if (block.length !== length) return undefined;
  return {
    type: fieldOf(fields, 'WARC-Type') ?? '',
    id: (fieldOf(fields, 'WARC-Record-ID') ?? '').replace(/^<|>$/g, ''),
    uri: fieldOf(fields, 'WARC-Target-URI') ?? '',
    date: fieldOf(fields, 'WARC-Date') ?? '',
    sha256: (fieldOf(fields, 'WARC-Payload-Digest') ?? '').replace(/^sha256:/, ''),
    fields,
    block,
  };
}

/** The capture that a `response` or `resource` record holds, as it was made; undefined for other records. */
export function captureOf(record: ParsedRecord): Capture | undefined {
  const base = { sha256: record.sha256, retrieved: record.date, ...placeOf(record) };
  if (record.type === 'resource') return { ...base, bytes: record.block, fetched: false };
  if (record.type !== 'response') return undefined;
  const end = record.block.indexOf(HEAD_END);
  const [statusLine = '', ...lines] = record.block.toString('utf8', 0, end).split('\r\n');
  const headers = lines.map(parseField).slice(0, -1);
  return {
    ...base,
    bytes: record.block.subarray(end + HEAD_END.length),
    fetched: true,
    status: Number(statusLine.split(' ')[1]),
    headers: headers.map(([name, value]) => [name.replace(/^X-Orig-/, ''), value]),
  };
}

function placeOf({ uri, fields }: ParsedRecord): Partial<Capture> {
  const url = fieldOf(fields, 'Communique-Requested-URI');
  const redirects = fields.filter(([name]) => name === 'Communique-Redirect').map(([, value]) => value);
  const path = fieldOf(fields, 'Communique-File-Name');
  const member = fieldOf(fields, 'Communique-Member');
  return {
    ...(uri.startsWith('urn:') ? {} : { url: url ?? uri, finalUrl: uri }),
    ...(redirects.length > 0 ? { redirects } : {}),
    ...(path === undefined ? {} : { path }),
    ...(member === undefined ? {} : { member }),
  };
}

function parseField(line: string): HeaderField {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(0, colon)), line.slice(colon + 1).trim()];
}

const fieldOf = (fields: readonly HeaderField[], name: string): string | undefined =>
  fields.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
