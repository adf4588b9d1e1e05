import type { HtmlElement, HtmlNode } from '../document/html/node.ts';
import { walk } from './walk.ts';

/** Longer runs of white space say nothing, and cost time in every expression that trims. */
const LONG_SPACE = /[^\S\n]{120,}/g;
const TRAILING_SPACE = /[^\S\n]+$/gm;
const EMPTY_LINES = /\n{4,}/g;
const LANGUAGE = /(?:^|\s)(?:language|lang|brush)[-:]\s?([\w+#-]{1,30})(?:\s|;|$)/;

/** The text of a code block as it stands, and its language when a class names it. */
export function readCode(
  element: HtmlElement,
  dropped: ReadonlySet<HtmlNode>,
): { readonly code: string; readonly label: string } {
  const parts: string[] = [];
  let label = '';
  walk(element, dropped, {
    enter: (inner) => {
      if (inner.name === 'br') parts.push('\n');
      label ||= LANGUAGE.exec(inner.attribs['class'] ?? '')?.[1] ?? '';
      return true;
    },
    leave: () => undefined,
    text: (data) => parts.push(data),
  });
  const text = parts
    .join('')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  const code = text
    .replace(LONG_SPACE, '    ')
    .replace(TRAILING_SPACE, '')
    .replace(EMPTY_LINES, '\n\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
  return { code, label };
}

/** A fenced code block; the fence is longer than any in the code (CommonMark 4.5). */
export function fence(code: string, language = ''): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}
