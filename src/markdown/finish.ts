import { Block } from './block.ts';
import { finishTable } from './table.ts';

const LISTS: ReadonlySet<string> = new Set(['UL', 'OL']);
const HEADING = /^H[1-6]$/;

/** Puts a block in order once its children are known. */
export function finishBlock(block: Block): void {
  if (LISTS.has(block.nodeName)) finishList(block);
  else if (block.nodeName === 'TABLE') finishTable(block);
  else if (HEADING.test(block.nodeName)) finishHeading(block);
}

/** A heading that holds more than its line was never closed: the page went on inside it. */
function finishHeading(block: Block): void {
  if (block.childNodes.length > 4 || block.childNodes.some((child) => child.nodeName !== 'P')) block.nodeName = 'DIV';
}

/** A list directly in a list belongs to the item before it; other strays are items. */
function finishList(list: Block): void {
  const children = list.childNodes.splice(0);
  if (children.length > 0 && children.every((child) => child.nodeName === 'ASIDE')) list.nodeName = 'DIV';
  for (const child of children) {
    const last = list.childNodes.at(-1);
    if (child.nodeName === 'LI' || child.nodeName === 'ASIDE') list.append(child);
    else if (LISTS.has(child.nodeName) && last?.nodeName === 'LI') last.append(child);
    else {
      const item = new Block('LI', list.depth + 1);
      item.append(child);
      list.append(item);
    }
  }
}
