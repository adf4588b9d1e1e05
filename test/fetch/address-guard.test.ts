import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublic } from '../../src/fetch/address-guard.ts';
import { fetchCapture } from '../../src/fetch/fetch-capture.ts';
import { openClient, serve } from './server.ts';
import type { TestServer } from './server.ts';

describe('isPublic', () => {
  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '1.1.1.1'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '198.18.0.1',
    '192.0.2.1',
    '240.0.0.1',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fec0::1',
    'not an address',
    '',
  ])('%s is not', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('a redirect', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await serve((_, response) => void response.writeHead(302, { Location: 'http://169.254.169.254/' }).end());
  });
  afterEach(() => server.close());

  it('to a private address is refused as the first address is', async () => {
    const client = openClient({ allowPrivate: false });
    // The test's server is private itself, so the guard is lifted for the first step only.
    const open = openClient();
    client.agent.dispatch = (options, handler) =>
      String(options.origin) === server.base
        ? open.agent.dispatch(options, handler)
        : Object.getPrototypeOf(client.agent).dispatch.call(client.agent, options, handler);
    await expect(fetchCapture(`${server.base}/`, client)).rejects.toMatchObject({
      code: 'address-refused',
      message: expect.stringMatching(/redirects to a refused address: 169\.254\.169\.254 is a private address/),
    });
    await Promise.all([client.close(), open.close()]);
  });

  it('to a link-local address is refused even where private ones are allowed', async () => {
    const client = openClient();
    await expect(fetchCapture(`${server.base}/`, client)).rejects.toMatchObject({
      code: 'address-refused',
      message: expect.stringMatching(/169\.254\.169\.254 is a link-local address, which is never fetched/),
    });
    await client.close();
  });
});
