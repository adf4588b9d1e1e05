import { STATUS_CODES } from 'node:http';
import { CommuniqueError } from '../model/error.ts';

/** Content types that may hold a release; servers that do not know better say octet-stream or nothing. */
const READABLE =
  /^(?:text\/(?:html|plain|markdown|x-markdown|xml|x-server-parsed-html)|application\/(?:xhtml\+xml|xml|octet-stream|vnd\.wap\.xhtml\+xml)|unknown\/unknown|multipart\/related|)$/;

/** Lets only 2xx pass: anything else is no release, but the server's own page about its trouble. */
export function checkStatus(status: number, url: string): void {
  if (status >= 200 && status < 300) return;
  const name = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  throw new CommuniqueError('http-status', `${url}: the server answered ${name}; ${advice(status)}`);
}

function advice(status: number): string {
  if (status === 404 || status === 410) return 'check the address, the page may be gone';
  if (status === 401 || status === 403 || status === 451)
    return 'it does not let programs in; save the page in a browser and import the file';
  if (status === 429) return 'it asks to slow down; try again later, or raise --delay';
  return status >= 500 ? 'try again later' : 'check the address';
}

/** Lets only text pass. @param contentType the header field, with its parameters; empty if there is none */
export function checkContentType(contentType: string, url: string): void {
  const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (READABLE.test(type)) return;
  throw new CommuniqueError('not-text', `${url}: is ${type.slice(0, 80)}, not a page of text; nothing was taken`);
}

/** Refuses a body of nothing but white space. */
export function checkBody(bytes: Uint8Array, url: string): void {
  if (bytes.every((byte) => byte <= 0x20))
    throw new CommuniqueError(
      'empty',
      `${url}: the page is empty; open it in a browser to see whether it needs scripts`,
    );
}
