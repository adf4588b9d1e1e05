import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCapture } from '../../src/fetch/fetch-capture.ts';
import { openClient } from './server.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function fails(url: string): Promise<unknown> {
  const client = openClient();
  try {
    return await fetchCapture(url, client).catch((error: unknown) => error);
  } finally {
    await client.close();
  }
}

describe.skipIf(!hasOpenssl)('a secure connection (needs openssl to make a certificate)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-tls-'));
  let server: Server;
  beforeAll(() => {
    const words = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem'.split(
      ' ',
    );
    execFileSync('openssl', words, { cwd: dir, stdio: 'ignore' });
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(dir, name)));
    server = createServer({ key, cert }, (_, response) => response.end('<p>Hello'));
  });
  afterAll(() => {
    server.close();
    rmSync(dir, { recursive: true });
  });

  it('is refused when nobody vouches for the certificate', async () => {
    expect(await fails(await listen(server))).toMatchObject({
      code: 'network',
      message: expect.stringMatching(/its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    });
  });
});

describe('a server that speaks something else', () => {
  it('is told as such', async () => {
    const server = createPlainServer((socket) => socket.on('error', () => undefined).end('220 mail.example ESMTP\r\n'));
    const url = await listen(server);
    expect(await fails(url)).toMatchObject({ code: 'network', message: expect.stringMatching(/no secure connection/) });
    const plain = url.replace('https', 'http');
    expect(await fails(plain)).toMatchObject({ code: 'network', message: expect.stringMatching(/proper HTTP/) });
    server.close();
  });
});
