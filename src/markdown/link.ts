/** Schemes a reader can follow; the others (`javascript:`, `data:`, `blob:`, `about:` …) leave only the link's text. */
const SCHEMES: ReadonlySet<string> = new Set([
  'http:',
  'https:',
  'ftp:',
  'ftps:',
  'sftp:',
  'mailto:',
  'tel:',
  'sms:',
  'xmpp:',
  'geo:',
]);
const MAX_LENGTH = 8_000;
/** Browsers ignore control characters and white space around and inside a scheme: `java\nscript:` runs. */
const IGNORED = /[\u0000-\u001f\u007f]/g;

/** The destination of a link, absolute where a base is known and ready to be written; nothing when it leads nowhere. */
export function linkDestination(href: string | undefined, base: string | undefined): string | undefined {
  const address = cleanAddress(href);
  if (address === undefined || address === '') return undefined;
  const absolute = absoluteAddress(address, base);
  if (absolute === undefined || (absolute.startsWith('#') && base === undefined)) return undefined;
  return writeDestination(absolute);
}

/** The address of an image, absolute where a base is known; nothing for `data:` and other pictures without an address. */
export function imageDestination(source: string | undefined, base: string | undefined): string | undefined {
  const address = cleanAddress(source);
  if (address === undefined || address === '' || address.startsWith('#')) return undefined;
  const absolute = absoluteAddress(address, base);
  return absolute === undefined || !/^(?:https?:|ftp:|(?![a-z][a-z\d+.-]*:))/i.test(absolute)
    ? undefined
    : writeDestination(absolute);
}

function cleanAddress(address: string | undefined): string | undefined {
  return address === undefined || address.length > MAX_LENGTH ? undefined : address.replace(IGNORED, '').trim();
}

/** An absolute address stays as it was written, tracking parameters included: it is what the page says. */
function absoluteAddress(address: string, base: string | undefined): string | undefined {
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(address)?.[0].toLowerCase();
  if (scheme !== undefined) return SCHEMES.has(scheme) ? address : undefined;
  if (base === undefined) return address.startsWith('//') ? `https:${address}` : address;
  if (!URL.canParse(address, base)) return undefined;
  const { href, protocol } = new URL(address, base);
  return SCHEMES.has(protocol) ? href : undefined; // a base may have a scheme of its own: <base href="javascript:…">
}

function writeDestination(address: string): string {
  const encoded = address.replace(/[\s<>\\`]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
  return balanced(encoded) ? encoded : encoded.replace(/\(/g, '%28').replace(/\)/g, '%29');
}

function balanced(address: string): boolean {
  let depth = 0;
  for (const character of address.match(/[()]/g) ?? []) {
    depth += character === '(' ? 1 : -1;
    if (depth < 0 || depth > 8) return false;
  }
  return depth === 0;
}
