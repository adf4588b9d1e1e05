import { fieldTarget } from '../field-name.ts';
import { cutsFrom, type FileLines, type SplitRule } from './cut.ts';

const FIELD = /^\s{0,3}([\p{L}][\p{L}\p{N} _-]{0,30})\s?[:：](?:\s|$)/u;

/** The field that a line begins, if it begins a known one. */
function fieldOf(text: string): string | undefined {
  if (text.length > 2000) return undefined;
  const name = FIELD.exec(text)?.[1];
  return name === undefined ? undefined : fieldTarget(name);
}

/** Lines behind a field in which the next one must stand to belong to the same block. */
const NEAR = 6;

/** Starts of blocks of at least two different known fields, one of them the title or the date. */
function blockStarts(lines: FileLines): number[] {
  const starts: number[] = [];
  for (let i = 0; i < lines.count; i++) {
    if (fieldOf(lines.text(i)) === undefined) continue;
    const fields = new Set<string>();
    let last = i;
    for (let k = i; k < lines.count && k - last <= NEAR; k++) {
      const field = fieldOf(lines.text(k));
      if (field === undefined) continue;
      // The same field once more opens the next block.
      if (fields.has(field) && field !== 'ignored') break;
      fields.add(field);
      last = k;
      if (field === 'text') break;
    }
    if (fields.size >= 2 && (fields.has('title') || fields.has('date'))) {
      starts.push(i);
      i = last;
    }
  }
  return starts;
}

/** Records of recurring fields: `Title: / Date: / Content:`, with or without a separator between them. */
export const fieldBlock: SplitRule = (lines) => {
  const starts = blockStarts(lines);
  if (starts.length < 2) return undefined;
  // Blocks of a real export open with the same field; a field name inside an article does not.
  const opening = fieldOf(lines.text(starts[0] ?? 0));
  const same = starts.filter((start) => fieldOf(lines.text(start)) === opening);
  if (same.length < 2 || !lines.emptyBefore(same[0] ?? 0)) return undefined;
  return { rule: 'fields', cuts: cutsFrom(lines, same, false), warnings: [] };
};
