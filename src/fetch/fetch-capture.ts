import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError, isCommunique } from '../model/error.ts';
import { parseAddress } from './address.ts';
import { askPolitely } from './ask-politely.ts';
import type { FinalAnswer } from './ask-politely.ts';
import type { Client } from './client.ts';
import { Cookies } from './cookies.ts';

/**
 * Fetches one page, over its redirects, each of which is guarded as the first address is.
 * @throws CommuniqueError with one line, when there is no page: address refused, no connection, timeout, status, type, size, empty
 */
export async function fetchCapture(url: string, client: Client): Promise<Capture> {
  const redirects: string[] = [];
  const cookies = new Cookies();
  const seen = new Set<string>();
  for (let address = parseAddress(url); ;) {
    const cookie = cookies.header(address.hostname);
    const asked = `${address.href} ${cookie}`;
    if (seen.has(asked)) throw failure(url, 'redirects in a circle; open it in a browser and import the saved page');
    seen.add(asked);
    const answer = await naming(url, redirects, () =>
      askPolitely(address, client, { isRedirect: redirects.length > 0, cookie }),
    );
    if (answer.kind === 'page') return captureOf(url, address, redirects, answer, client.world.now());
    if (redirects.length === client.options.maxRedirects)
      throw failure(url, `more than ${redirects.length} redirects; try the address where they end`);
    cookies.take(address.hostname, answer.cookies);
    const { location } = answer;
    address = await naming(url, [location], () => target(location, address));
    redirects.push(address.href);
  }
}

/** An address that is refused is told with the one that was asked for, which may have led to it. */
async function naming<T>(url: string, redirects: readonly string[], work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isCommunique(error) || error.code !== 'address-refused') throw error;
    const via = redirects.length > 0 ? 'redirects to a refused address: ' : '';
    throw new CommuniqueError(error.code, `${url}: ${via}${error.message}`, { cause: error });
  }
}

const failure = (url: string, what: string): CommuniqueError => new CommuniqueError('redirect', `${url}: ${what}`);

/** Where a redirect leads. Header bytes are read as Latin-1; addresses that are not ASCII come in UTF-8. */
function target(location: string, from: URL): URL {
  const bytes = Buffer.from(location, 'latin1');
  const written = isUtf8(bytes) ? bytes.toString('utf8') : location;
  if (!URL.canParse(written, from.href))
    throw failure(from.href, `redirects to what is no address (${written.slice(0, 100)})`);
  return parseAddress(new URL(written, from).href);
}

function captureOf(
  url: string,
  final: URL,
  redirects: readonly string[],
  page: Extract<FinalAnswer, { kind: 'page' }>,
  now: Date,
): Capture {
  return {
    bytes: page.bytes,
    sha256: createHash('sha256').update(page.bytes).digest('hex'),
    retrieved: `${now.toISOString().slice(0, 19)}Z`,
    url,
    finalUrl: final.href,
    redirects: redirects.slice(0, -1),
    status: page.status,
    headers: page.headers,
    fetched: true,
  };
}
