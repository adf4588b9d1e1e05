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

/** Link-local addresses are never asked: no newsroom is there, but the keys of a cloud's machine are. */
function mayAsk(address: string, allowPrivate: boolean): boolean {
  if (!allowPrivate) return isPublic(address);
  return !ipaddr.isValid(address) || ipaddr.process(address).range() !== 'linkLocal';
}

function refused(host: string, allowPrivate: boolean): CommuniqueError {
  const what = allowPrivate
    ? 'is a link-local address, which is never fetched'
    : 'is a private address; give --allow-private if you mean to fetch from your own network';
  return new CommuniqueError('address-refused', `${host} ${what}`);
}

/**
 * Connects to public addresses only, or to private ones too where that is allowed. A name's lookup is not called for literal addresses, and a name may change what it
 * resolves to: so the literal, the answer of the lookup and the peer of the open socket are all checked. Redirects come here too.
 */
export function guardedConnector({ allowPrivate, connectTimeout }: GuardOptions): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectTimeout,
    autoSelectFamilyAttemptTimeout: ATTEMPT,
    lookup: (host, options, callback) => guardedLookup(host, { ...options, allowPrivate }, callback),
  });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayAsk(host, allowPrivate)) return callback(refused(host, allowPrivate), null);
    return connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      const peer = socket.remoteAddress;
      if (peer !== undefined && mayAsk(peer, allowPrivate)) return callback(null, socket);
      socket.destroy();
      return callback(refused(host, allowPrivate), null);
    });
  };
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

interface GuardedLookup extends LookupOptions {
  readonly allowPrivate: boolean;
}

function guardedLookup(host: string, { allowPrivate, ...options }: GuardedLookup, callback: LookupCallback): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const open = addresses.filter(({ address }) => mayAsk(address, allowPrivate));
    const [first] = open;
    if (first === undefined) return callback(refused(host, allowPrivate), []);
    return options.all ? callback(null, open) : callback(null, first.address, first.family);
  });
}
