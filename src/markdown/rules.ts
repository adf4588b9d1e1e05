import type { Block, BlockContent } from './block.ts';
import { fence } from './code.ts';
import { renderInline } from './inline.ts';
import { tableMarkdown } from './table.ts';

/** Writes one block, given the Markdown of its children. */
export function writeBlock(content: string, block: Block): string {
  switch (block.nodeName) {
    case 'P':
      return paragraph(block);
    case 'H1':
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return heading(block);
    case 'LI':
      return listItem(content, block);
    case 'UL':
    case 'OL':
      return list(content, block);
    case 'BLOCKQUOTE':
      return apart(content.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>'));
    case 'PRE':
      return apart(fence(block.content.code ?? '', block.content.label));
    case 'HR':
      return block.previousSibling && block.nextSibling ? apart('---') : '';
    case 'TABLE':
      return apart(`${content.trim()}\n\n${tableMarkdown(block, oneLine)}`.trim());
    case 'TR':
    case 'TD':
      return '';
    case 'ASIDE':
      return apart(
        `[^${block.content.label}]: ${noteText(content.trim(), block.content).replace(/\n(?=.)/g, '\n    ')}`,
      );
    default:
      return apart(content);
  }
}

const apart = (text: string): string => (text === '' ? '' : `\n\n${text}\n\n`);

/** Headings and cells read their paragraphs themselves, on one line. */
function paragraph(block: Block): string {
  const parent = block.parentNode?.nodeName;
  if (parent === 'TD' || parent?.startsWith('H')) return '';
  const text = renderInline(block.content.pieces ?? []);
  return parent === 'LI' && isList(block.nextSibling) ? `\n\n${text}\n` : apart(text);
}

/** `#` at the end of a heading would be read as its closing marks. */
function heading(block: Block): string {
  const text = oneLine(block, true);
  const closed = text.endsWith('#') && !text.endsWith('\\#') ? `${text.slice(0, -1)}\\#` : text;
  return text === '' ? '' : apart(`${'#'.repeat(Number(block.nodeName.slice(1)))} ${closed}`);
}

const oneLine = (block: Block, withoutStrong = false): string =>
  textLines(block)
    .map((line) => renderInline(line.content.pieces ?? [], { oneLine: true, withoutStrong }))
    .join(' ');

function textLines(block: Block): readonly Block[] {
  return block.nodeName === 'P' ? [block] : block.childNodes.flatMap(textLines);
}

const isList = (block: Block | null): boolean => block?.nodeName === 'UL' || block?.nodeName === 'OL';

function list(content: string, block: Block): string {
  const items = content.replace(/^\n+/, '').trimEnd();
  return block.parentNode?.nodeName === 'LI' ? `\n${items}\n` : apart(items);
}

function listItem(content: string, item: Block): string {
  const list = item.parentNode;
  const second = list?.alternate;
  const bullet = second ? '* ' : '- ';
  const mark = list?.nodeName === 'OL' ? `${(list.content.start ?? 1) + item.index}${second ? ')' : '.'} ` : bullet;
  const text = content.trim().replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
  const loose = item.childNodes.length > 1 && !item.childNodes.every((child, at) => at === 0 || isList(child));
  return loose ? apart(mark + text) : `\n${mark}${text}\n`;
}

/** What is left of a note's own number when its link is gone (`[]`, `.`), and a number that is no link, say nothing beside the label. */
function noteText(text: string, { label = '', labelled = false }: BlockContent): string {
  const rest = text.replace(/^(?:\\?\[\s*\\?\]|\\?\(\s*\\?\))?[.:)]?\s+/, '');
  if (!labelled || rest !== text || !/^\w{1,4}$/.test(label)) return rest;
  return text.replace(new RegExp(`^\\\\?[[(]?${label}(?:\\\\?[\\])])?(?:\\\\?[.:])?\\s+(?=\\S)`), '');
}
