import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { CommuniqueError } from '../model/error.ts';

/** Milliseconds for each address of a host. Node's 250 give up servers that are half the world away. */
const ATTEMPT = 2500;

/** Options of the connector; see {@link guardedConnector}. */
export interface GuardOptions {
  readonly allowPrivate: boolean;
  /** Milliseconds. */
  readonly connectTimeout: number;
}

/**
 * Whether an address belongs to the public internet: not loopback, private, link-local (cloud metadata), carrier-grade NAT,
 * multicast, reserved, nor a form of IPv6 that wraps such an address.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // ::127.0.0.1, the "IPv4-compatible" form that RFC 4291 deprecates
  return (
    parsed.kind() === 'ipv4' ||
    !parsed
      .toByteArray()
      .slice(0, 12)
      .every((byte) => byte === 0)
  );
}

const refused = (host: string): CommuniqueError =>
  new CommuniqueError(
    'address-refused',
    `${host} is a private address; give --allow-private if you mean to fetch from your own network`,
  );

/**
 * Connects to public addresses only. A name's lookup is not called for literal addresses, and a name may change what it
 * resolves to: so the literal, the answer of the lookup and the peer of the open socket are all checked. Redirects come here too.
 */
export function guardedConnector({ allowPrivate, connectTimeout }: GuardOptions): buildConnector.connector {
  const settings = { timeout: connectTimeout, autoSelectFamilyAttemptTimeout: ATTEMPT };
  if (allowPrivate) return buildConnector(settings);
  const connect = buildConnector({ ...settings, lookup: guardedLookup });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isPublic(host)) return callback(refused(host), null);
    return connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      const peer = socket.remoteAddress;
      if (peer !== undefined && isPublic(peer)) return callback(null, socket);
      socket.destroy();
      return callback(refused(host), null);
    });
  };
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function guardedLookup(host: string, options: LookupOptions, callback: LookupCallback): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const open = addresses.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (first === undefined) return callback(refused(host), []);
    return options.all ? callback(null, open) : callback(null, first.address, first.family);
  });
}
