import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCapture } from '../../src/fetch/fetch-capture.ts';
import type { FetchOptions } from '../../src/fetch/options.ts';
import { html, openClient, serve } from './server.ts';
import type { TestServer } from './server.ts';

/** Requests that are being answered, and the most that were, by host and over all. */
const busy = new Map<string, number>();
const most = new Map<string, number>();

function count(host: string, step: 1 | -1): void {
  for (const name of [host, 'all']) {
    const now = (busy.get(name) ?? 0) + step;
    busy.set(name, now);
    most.set(name, Math.max(most.get(name) ?? 0, now));
  }
}

let server: TestServer;
beforeAll(async () => {
  server = await serve((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    count(host, 1);
    setTimeout(() => {
      count(host, -1);
      if (request.url === '/hop') response.writeHead(302, { Location: `http://localhost:${server.port}/1` }).end();
      else html(response, `<p>${host} ${request.url} ${request.headers['user-agent']}`);
    }, 40);
  });
});
afterAll(() => server.close());

/** All at once; what comes of each. */
async function run(urls: readonly string[], options: FetchOptions = {}, signal?: AbortSignal): Promise<string[]> {
  most.clear();
  const client = openClient(options, signal);
  const settled = await Promise.allSettled(urls.map((url) => fetchCapture(url, client)));
  await client.close();
  return settled.map((result) => (result.status === 'fulfilled' ? 'page' : String(result.reason?.code)));
}

const numbers = [1, 2, 3, 4, 5];
const here = (path: string | number): string => `${server.base}/${path}`;
const local = (path: string | number): string => `http://localhost:${server.port}/${path}`;

describe('many pages', () => {
  it('are asked for from several hosts at a time, each host one by one', async () => {
    const results = await run(numbers.flatMap((number) => [here(number), local(number)]));
    expect(new Set(results)).toEqual(new Set(['page']));
    expect(Object.fromEntries(most)).toEqual({ '127.0.0.1': 1, localhost: 1, all: 2 });
  });

  it('keep to it when redirects lead to the other host', async () => {
    await run([here('hop'), local(1), here('hop'), local(2), local(3)]);
    expect(Object.fromEntries(most)).toEqual({ '127.0.0.1': 1, localhost: 1, all: 2 });
  });

  it('keep to the bound over all hosts', async () => {
    await run(
      numbers.flatMap((number) => [here(number), local(number)]),
      { concurrency: 1 },
    );
    expect(most.get('all')).toBe(1);
  });

  it('leave a host alone between two requests', async () => {
    const started = performance.now();
    await run([here(1), here(2), here(3)], { delay: 200 });
    expect(performance.now() - started).toBeGreaterThan(400);
  });

  it('end at once when interrupted, also those that wait', async () => {
    const controller = new AbortController();
    const urls = Array.from({ length: 20 }, (_, index) => here(index));
    setTimeout(() => controller.abort(), 150);
    const started = performance.now();
    const results = await run(urls, { delay: 60 }, controller.signal);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(results.at(-1)).toBe('interrupted');
    expect(results.filter((result) => result === 'page').length).toBeLessThan(5);
  });
});

describe('the user agent', () => {
  it.each([
    [undefined, /communique\/\d+\.\d+\.\d+$/],
    ['observatory (me@example.org)', /observatory \(me@example\.org\)$/],
  ])('%s', async (userAgent, expected) => {
    const client = openClient(userAgent === undefined ? {} : { userAgent });
    const { bytes } = await fetchCapture(here(1), client);
    await client.close();
    expect(new TextDecoder().decode(bytes)).toMatch(expected);
  });
});
