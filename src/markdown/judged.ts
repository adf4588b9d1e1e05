import type { Block, JudgedBlock } from '../model/block.ts';
import { fence } from './code.ts';
import { renderInline } from './inline.ts';
import { PLAIN, STRONG } from './piece.ts';

/** Marks that stand for `-` in texts; letters and numbers in brackets are text, since Markdown has no lists of them. */
const BULLET = /^[*+\-–—•‣◦▪▫■□●○◆◇▶▷►△▲※·∙oㅇ➢➤✓]\s+(?=\S)/u;
const NUMBER = /^(\d{1,9})([.)])\s+(?=\S)/;

interface Written {
  readonly markdown: string;
  /** Bullets, or the delimiter of numbers; items of one list stand on lines without a gap. */
  readonly list?: '-' | '.' | ')';
  readonly number?: number;
  /** Cells of the table that it opens or goes on with. */
  readonly columns?: number;
  /** A further row of the table before it. */
  readonly row?: boolean;
}

/** Writes the kept blocks of a text as Markdown, escaped so that every character reads back. Ends with a newline unless empty. */
export function blocksToMarkdown(judged: readonly JudgedBlock[]): string {
  const parts: string[] = [];
  let previous: Written | undefined;
  for (const { block, fate } of judged) {
    if (fate !== 'body' && fate !== 'supplement') continue;
    const written = block.cells === undefined ? writeBlock(block, previous) : writeRow(block.cells, previous);
    if (written.markdown === '') continue;
    const goesOn = (written.list !== undefined && written.list === previous?.list) || written.row === true;
    if (previous) parts.push(goesOn ? '\n' : '\n\n');
    parts.push(written.markdown);
    previous = written;
  }
  return parts.length === 0 ? '' : `${parts.join('')}\n`;
}

function writeBlock(block: Block, previous: Written | undefined): Written {
  switch (block.kind) {
    case 'heading':
      return {
        markdown: `${'#'.repeat(Math.min(6, Math.max(1, block.level)))} ${inline(block.text).replace(/(?<!\\)#$/, '\\#')}`,
      };
    case 'item':
      return writeItem(block.text, previous);
    case 'quote':
      return { markdown: `> ${inline(block.text)}` };
    case 'code':
      return { markdown: fence(block.text) };
    case 'term':
      return { markdown: inline(block.text, STRONG) };
    case 'rule':
      return { markdown: '---' };
    default:
      return { markdown: inline(block.text) };
  }
}

/** A row of a table; the first kept row is its head. */
function writeRow(cells: readonly string[], previous: Written | undefined): Written {
  const columns = cells.length;
  const markdown = `| ${cells.map((cell) => inline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  if (previous?.columns === columns) return { markdown, columns, row: true };
  return { markdown: `${markdown}\n|${' --- |'.repeat(columns)}`, columns };
}

/** A number that does not follow the one before would be counted anew by Markdown: it stays text. */
function writeItem(text: string, previous: Written | undefined): Written {
  const numbered = NUMBER.exec(text);
  if (!numbered) {
    const rest = text.replace(BULLET, '');
    const isText = rest === text && /^\(?[\p{L}\p{N}]{1,3}[.)]/u.test(text);
    return isText ? { markdown: inline(text) } : { markdown: `- ${inline(rest)}`, list: '-' };
  }
  const number = Number(numbered[1]);
  const list = numbered[2] === ')' ? ')' : '.';
  if (previous?.list === list && number !== (previous.number ?? 0) + 1) return { markdown: inline(text) };
  return { markdown: `${number}${list} ${inline(text.slice(numbered[0].length))}`, list, number };
}

const inline = (text: string, bits = 0): string =>
  renderInline([
    { kind: 'text', text: text.replace(/\s\s+|[^\S ]/g, ' '), marks: bits === 0 ? PLAIN : { bits, href: undefined } },
  ]);
