import type { Capture, Origin } from '../model/capture.ts';

const HTML_NAME = /\.(?:x?html?|shtml|mht(?:ml)?|aspx?|php|jsp)$/i;
const MARKDOWN_NAME = /\.(?:md|markdown)$/i;
const HTML_START = /^\W*<(?:!doctype\s|html|head|body|meta|title|div|article|\?xml)/i;
/** Bytes at the start of a file that tell HTML from text. */
const SNIFFED = 512;

/** How a capture came to us, as the front matter says it. */
export function originOf(capture: Capture): Origin {
  if (capture.fetched) return 'fetch';
  const name = capture.member ?? capture.path ?? '';
  if (MARKDOWN_NAME.test(name)) return 'import:markdown';
  const start = Buffer.from(capture.bytes.subarray(0, SNIFFED)).toString('latin1').replaceAll('\0', '');
  return HTML_NAME.test(name) || HTML_START.test(start) ? 'import:html' : 'import:text';
}
