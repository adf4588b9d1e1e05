import { hash } from 'node:crypto';
import type { Key } from './key-table.ts';

/** Hex digits of an id: 80 bits; among a hundred million releases two meet with a chance of 1 in 200 million. */
const ID_LENGTH = 20;
/** Parameters that only follow the reader around. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi)|spm)$/i;

/**
 * The address as identity: without fragment, credentials, tracking parameters, `www.`, final slash and the difference of http and https.
 * @returns undefined for what is not a web address
 */
export function addressIdentity(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  const host = url.host.replace(/^www\./, '');
  return idOf(`${host}${url.pathname.replace(/\/+$/, '')}${url.search}`);
}

/**
 * The address that a release is identified by: the canonical one that the page states, unless it is not to be believed (of
 * another host, or the home page, which faulty sites state on every page), else its own.
 */
export function identifyingAddress(own: string | undefined, canonical: string | undefined): string | undefined {
  if (canonical === undefined || !URL.canParse(canonical)) return own;
  const stated = new URL(canonical);
  if (stated.pathname === '/' && stated.search === '') return own;
  if (own === undefined || !URL.canParse(own)) return canonical;
  return bareHost(stated) === bareHost(new URL(own)) ? canonical : own;
}

/** Identity of a release without an address: what it says, under which title and date. */
export function textIdentity(title: string, date: string, textSha256: string): string {
  return idOf([title, date, textSha256].join('\n'));
}

export const idKey = (id: string): Key => id.slice(0, 16);
export const textKey = (textSha256: string): Key => textSha256.slice(0, 16);
export const payloadKey = (sha256: string, member?: string): Key =>
  member === undefined ? sha256.slice(16, 32) : hash('sha256', `${sha256} ${member}`, 'hex').slice(0, 16);

const idOf = (text: string): string => hash('sha256', text, 'hex').slice(0, ID_LENGTH);
const bareHost = (url: URL): string => url.host.replace(/^www\./, '');
