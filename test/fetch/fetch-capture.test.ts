import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCapture } from '../../src/fetch/fetch-capture.ts';
import type { FetchOptions } from '../../src/fetch/options.ts';
import type { Capture } from '../../src/model/capture.ts';
import { html, openClient, serve } from './server.ts';
import type { Handler, TestServer } from './server.ts';

const PAGE = '<!DOCTYPE html><title>Bridge</title><p>The bridge is open.';
const CHINESE = execFileSync('iconv', ['-t', 'GBK'], { input: '<p>大桥于五月通车。' });

const redirect = (response: ServerResponse, location: string, status = 302): void => {
  response.writeHead(status, { Location: location }).end('moved');
};

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  const timer = setInterval(() => response.write('x'), 1000);
  response.on('close', () => clearInterval(timer));
}

/** Ten gigabytes of zeros, as 10 MB of gzip. */
function bomb(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' });
  const gzip = createGzip();
  gzip.on('error', () => undefined).pipe(response);
  const zeros = Buffer.alloc(1024 * 1024);
  let left = 10 * 1024;
  const more = (): void => {
    while (left-- > 0) if (!gzip.write(zeros)) return void gzip.once('drain', more);
    gzip.end();
  };
  response.on('close', () => gzip.destroy());
  more();
}

let attempts = 0;
const PATHS: Readonly<Record<string, Handler>> = {
  '/page': (_, response) => html(response, PAGE, { 'X-Served-By': 'test' }),
  '/ünïcode': (_, response) => html(response, PAGE),
  '/gbk': (_, response) => html(response, CHINESE, { 'Content-Type': 'text/html; charset=GBK' }),
  '/gzip': (_, response) => html(response, gzipSync(PAGE), { 'Content-Encoding': 'gzip' }),
  '/br': (_, response) => html(response, brotliCompressSync(PAGE), { 'Content-Encoding': 'br' }),
  '/deflate': (_, response) => html(response, deflateSync(PAGE), { 'Content-Encoding': 'deflate' }),
  '/deflate-raw': (_, response) => html(response, deflateRawSync(PAGE), { 'Content-Encoding': 'deflate' }),
  '/twice': (_, response) => html(response, gzipSync(deflateSync(PAGE)), { 'Content-Encoding': 'deflate, gzip' }),
  '/strange': (_, response) => html(response, PAGE, { 'Content-Encoding': 'sdch' }),
  '/layers': (_, response) => html(response, PAGE, { 'Content-Encoding': 'gzip, gzip, gzip, gzip' }),
  '/not-gzip': (_, response) => html(response, PAGE, { 'Content-Encoding': 'gzip' }),
  '/gzip-cut': (_, response) => html(response, gzipSync(PAGE).subarray(0, 40), { 'Content-Encoding': 'gzip' }),
  '/bomb': (_, response) => bomb(response),
  '/big': (_, response) => html(response, 'x'.repeat(3_000_000)),
  '/hop': (_, response) => redirect(response, '/hop2', 301),
  '/hop2': (_, response) => redirect(response, 'page#part', 307),
  '/hop-unicode': (_, response) => redirect(response, Buffer.from('/ünïcode').toString('latin1')),
  '/circle': (_, response) => redirect(response, '/circle2'),
  '/circle2': (_, response) => redirect(response, '/circle'),
  '/cookie-wall': (request, response) => {
    if (request.headers.cookie === 'seen=1; lang=en') html(response, PAGE);
    else
      response
        .writeHead(302, { Location: '/cookie-wall', 'Set-Cookie': ['seen=1; Path=/; HttpOnly', 'lang=en'] })
        .end();
  },
  '/cookie-other': (request, response) => {
    if (request.headers.host?.startsWith('localhost')) html(response, `cookie: ${request.headers.cookie}`);
    else
      response
        .writeHead(302, { Location: `http://localhost:${server.port}/cookie-other`, 'Set-Cookie': 'secret=1' })
        .end();
  },
  '/to-file': (_, response) => redirect(response, 'file:///etc/passwd'),
  '/to-nothing': (_, response) => redirect(response, 'http://['),
  '/metadata': (_, response) => redirect(response, 'http://169.254.169.254/latest/meta-data'),
  '/404': (_, response) => void response.writeHead(404, { 'Content-Type': 'text/html' }).end('<p>Not here'),
  '/403': (_, response) => void response.writeHead(403).end(),
  '/500': (_, response) => void response.writeHead(500).end(),
  '/503': (_, response) => void response.writeHead(503).end(),
  '/204': (_, response) => void response.writeHead(204).end(),
  '/png': (_, response) => html(response, 'x', { 'Content-Type': 'image/png' }),
  '/empty': (_, response) => html(response, ' \n'),
  '/drip': (_, response) => drip(response),
  '/slow-headers': () => undefined,
  '/short': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '1000' });
    response.write(PAGE, () => response.destroy());
  },
  '/reset-once': (request, response) => (attempts++ === 0 ? request.socket.resetAndDestroy() : html(response, PAGE)),
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/busy-once': (_, response) =>
    attempts++ === 0 ? void response.writeHead(429, { 'Retry-After': '1' }).end() : html(response, PAGE),
  '/busy-long': (_, response) => void response.writeHead(429, { 'Retry-After': '3600' }).end(),
};

function handle(...[request, response]: Parameters<Handler>): void {
  const path = decodeURI(request.url ?? '');
  if (path.startsWith('/chain')) return redirect(response, `/chain${Number(path.slice(6)) + 1}`);
  const handler = PATHS[path];
  if (handler) handler(request, response);
  else response.writeHead(404).end();
}

let server: TestServer;
beforeAll(async () => {
  server = await serve(handle);
});
afterAll(() => server.close());

async function capture(path: string, options: FetchOptions = {}): Promise<Capture> {
  const client = openClient(options);
  try {
    return await fetchCapture(path.startsWith('/') ? server.base + path : path, client);
  } finally {
    await client.close();
  }
}

const text = ({ bytes }: Capture): string => new TextDecoder().decode(bytes);

describe('a page', () => {
  it('becomes a capture with all that is known of it', async () => {
    const page = await capture('/page#top');
    expect(text(page)).toBe(PAGE);
    expect(page).toMatchObject({
      url: `${server.base}/page#top`,
      finalUrl: `${server.base}/page`,
      redirects: [],
      status: 200,
      retrieved: '2021-12-18T09:10:11Z',
      sha256: createHash('sha256').update(PAGE).digest('hex'),
      fetched: true,
    });
    expect(page.headers).toContainEqual(['X-Served-By', 'test']);
  });

  it.each(['/gzip', '/br', '/deflate', '/deflate-raw', '/twice'])('is decompressed: %s', async (path) => {
    expect(text(await capture(path))).toBe(PAGE);
  });

  it('keeps its bytes and the header that tells its charset', async () => {
    const page = await capture('/gbk');
    expect(Buffer.from(page.bytes)).toEqual(CHINESE);
    expect(page.headers).toContainEqual(['Content-Type', 'text/html; charset=GBK']);
  });
});

describe('redirects', () => {
  it('are followed and recorded', async () => {
    expect(await capture('/hop')).toMatchObject({
      url: `${server.base}/hop`,
      redirects: [`${server.base}/hop2`],
      finalUrl: `${server.base}/page`,
    });
  });

  it('may lead to addresses that are not ASCII', async () => {
    expect(text(await capture('/hop-unicode'))).toBe(PAGE);
  });
});

describe('cookies', () => {
  it('are kept for the length of a chain, for the host that set them', async () => {
    expect(text(await capture('/cookie-wall'))).toBe(PAGE);
    expect(text(await capture('/cookie-other'))).toBe('cookie: undefined');
  });
});

describe.each([
  ['/circle', 'redirect', /redirects in a circle/],
  ['/chain0', 'redirect', /more than 10 redirects/],
  ['/to-file', 'address-refused', /\/to-file: redirects to a refused address: file:\/\/.*: only http and https/],
  ['/to-nothing', 'redirect', /no address/],
  ['/404', 'http-status', /404 Not Found; check the address/],
  ['/403', 'http-status', /403 Forbidden; .* save the page/],
  ['/500', 'http-status', /500 Internal Server Error; try again/],
  ['/503', 'http-status', /503 Service Unavailable/],
  ['/busy-long', 'http-status', /asks to wait 3600 s/],
  ['/204', 'empty', /empty/],
  ['/empty', 'empty', /empty/],
  ['/png', 'not-text', /image\/png/],
  ['/strange', 'network', /encoding that is not known \(sdch\)/],
  ['/layers', 'network', /encoding that is not known/],
  ['/not-gzip', 'network', /damaged or cut off/],
  ['/gzip-cut', 'network', /damaged or cut off/],
  ['/short', 'network', /before the end of the answer|not as long/],
  ['/reset', 'network', /was reset|closed the connection/],
  ['/bomb', 'too-large', /larger than 1 MiB/],
  ['/big', 'too-large', /larger than 1 MiB/],
  ['/drip', 'timeout', /took too long|stopped coming/],
  ['/slow-headers', 'timeout', /took too long|no answer in time/],
  ['ftp://example.org/x', 'address-refused', /only http and https/],
  ['http://user:secret@example.org/', 'address-refused', /^example\.org: /],
  ['example.org', 'address-refused', /give it in full/],
])('%s', (path, code, message) => {
  it(`fails as ${code}, in one line`, async () => {
    const options = { maxBytes: 1024 * 1024, timeout: path === '/drip' || path === '/slow-headers' ? 1500 : 20_000 };
    const failure: unknown = await capture(path, options).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'CommuniqueError', code, message: expect.stringMatching(message) });
    expect(String(failure)).not.toMatch(/\n|secret/);
  });
});

describe('a server in trouble', () => {
  it('is asked again after a reset', async () => {
    attempts = 0;
    expect(text(await capture('/reset-once'))).toBe(PAGE);
  });

  it('is asked again after the time that it names', async () => {
    attempts = 0;
    const started = performance.now();
    expect(text(await capture('/busy-once'))).toBe(PAGE);
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('is told apart from one that is not there', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    await expect(capture(`${gone.base}/`)).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(/refused/),
    });
    await expect(capture('http://no-such-host.invalid/')).rejects.toMatchObject({ code: 'network' });
  });
});

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    'localhost',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0.0.0.0',
  ])('%s is refused before anything is sent', async (host) => {
    const before = server.asked.length;
    await expect(capture(`http://${host}:${server.port}/page`, { allowPrivate: false })).rejects.toMatchObject({
      code: 'address-refused',
      message: expect.stringMatching(/^http:.*\/page: .* is a private address; give --allow-private/),
    });
    expect(server.asked.length).toBe(before);
  });
});
