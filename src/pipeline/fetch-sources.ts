import { fetchCapture } from '../fetch/fetch-capture.ts';
import type { Client } from '../fetch/client.ts';
import type { BatchSource } from './ingest.ts';

/**
 * Addresses as sources of a batch, the hosts in turn: so that several are asked at a time though a list often names one host's
 * pages in a row. The order depends on the list alone, never on the network, and so does what is made of it.
 */
export async function* fetchSources(urls: readonly string[], client: Client): AsyncGenerator<BatchSource> {
  for (const url of hostsInTurn(urls)) yield { name: url, stable: true, capture: () => fetchCapture(url, client) };
}

/** The first address of each host, then the second of each, and so on. */
function* hostsInTurn(urls: readonly string[]): Generator<string> {
  const hosts = new Map<string, string[]>();
  for (const url of urls) {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    const list = hosts.get(host);
    if (list) list.push(url);
    else hosts.set(host, [url]);
  }
  for (let round = 0; hosts.size > 0; round++) {
    for (const [host, list] of hosts) {
      const url = list[round];
      if (url === undefined) hosts.delete(host);
      else yield url;
    }
  }
}
