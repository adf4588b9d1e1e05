/** What a decoded text is, by its beginning. */
export type TextFormat = 'html' | 'text' | 'xml' | 'json';

/** Characters that are looked at. */
const HEAD = 64 * 1024;
const HTML_START =
  /^\s*(?:<!--[^]{0,4000}?-->\s*)*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype\s+html|<(?:html|head|body|script|style|meta|link|title|base)[\s>])/i;
/** A scraper's file of many pages, each under its address: `[url:https://…]`. */
const ADDRESSED = /^\s*[[<(]\s*url\s*[:=]\s*https?:\/\/\S{4,2000}\s*[\])>]\s*\n/i;
const TAG =
  /<\/?(?:p|div|a|span|br|td|tr|table|li|ul|h[1-6]|img|script|meta|link|section|article|header|footer|nav)(?:\s[^<>]{0,500})?\/?>/gi;

/** Tells HTML from text and from the data formats that no one pastes; a leftover tag does not make a text HTML. */
export function sniffFormat(text: string, contentType?: string): TextFormat {
  const head = text.slice(0, HEAD).replace(/^\ufeff/, '');
  if (HTML_START.test(head)) return 'html';
  if (ADDRESSED.test(head)) return 'text';
  if (/^\s*<\?xml\s/.test(head)) return /<html[\s>]/i.test(head.slice(0, 2000)) ? 'html' : 'xml';
  if (/^\s*<(?:rss|feed|urlset|sitemapindex)[\s>]/i.test(head)) return 'xml';
  if (/^\s*[{[]\s*["{[]/.test(head) && isJson(head, text)) return 'json';
  let tags = 0;
  let mass = 0;
  for (const tag of head.matchAll(TAG)) {
    tags++;
    mass += tag[0].length;
  }
  if (/^\s*</.test(head) && tags >= 3) return 'html';
  if (tags >= 12 && mass > head.length * 0.1) return 'html';
  return contentType !== undefined && /html/i.test(contentType) && tags > 0 ? 'html' : 'text';
}

/** JSON, or JSON Lines by its first line. */
function isJson(head: string, text: string): boolean {
  const first = head.split('\n', 1)[0] ?? '';
  return [first, text.length < 2_000_000 ? text : ''].some((candidate) => {
    try {
      return typeof JSON.parse(candidate) === 'object';
    } catch {
      return false;
    }
  });
}
