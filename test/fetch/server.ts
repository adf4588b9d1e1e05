import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '../../src/fetch/client.ts';
import type { FetchOptions } from '../../src/fetch/options.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

const NOW = new Date('2021-12-18T09:10:11.123Z');

export async function serve(handler: Handler): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.on('error', () => undefined);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base: `http://127.0.0.1:${port}`, port, asked, close };
}

/** A client that may ask the test's own server, without pauses. */
export function openClient(options: FetchOptions = {}, signal = new AbortController().signal): Client {
  return new Client(
    { allowPrivate: true, delay: 0, backoff: 5, timeout: 5000, ...options },
    { now: () => NOW, signal },
  );
}

export function html(response: ServerResponse, body: string | Uint8Array, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}
