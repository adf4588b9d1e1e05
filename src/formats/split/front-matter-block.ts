import { fieldTarget } from '../field-name.ts';
import { cutsFrom, FileLines, type SplitRule } from './cut.ts';

export const FRONT_MATTER_RULE = 'front matter';

/** Lines of front matter that are looked at. */
const LONGEST = 200;

/** What opens front matter, what closes it, how a field of it begins, and what else may stand in it: more of a value, a comment, a table. */
const KINDS = [
  {
    open: '---',
    close: /^(?:---|\.\.\.)$/,
    field: /^([\p{L}_][\p{L}\p{N}_. -]{0,60}):(?:\s|$)/u,
    more: /^(?:\s|#|- )/,
  },
  { open: '+++', close: /^\+\+\+$/, field: /^([\w-]{1,60}|"[^"]{1,60}")\s*=/, more: /^(?:\s|#|\[|\]|"|')/ },
] as const;

interface Block {
  readonly start: number;
  readonly end: number;
  /** Names of the known fields, as they are spelled. */
  readonly names: readonly string[];
}

/** The front matter that a line opens: fields and nothing else up to the line that closes it, headline or date among them. */
function blockAt(lines: FileLines, start: number): Block | undefined {
  const opening = lines.text(start);
  if (opening.length > 10) return undefined;
  const kind = KINDS.find(({ open }) => open === opening.trim());
  if (kind === undefined) return undefined;
  const names: string[] = [];
  const targets = new Set<string>();
  for (let line = start + 1; line < Math.min(lines.count, start + LONGEST); line++) {
    const text = lines.text(line).slice(0, 200);
    if (kind.close.test(text.trimEnd()))
      return targets.has('title') || targets.has('date') ? { start, end: line, names } : undefined;
    const name = kind.field.exec(text)?.[1];
    const target = name === undefined ? undefined : fieldTarget(name);
    if (name !== undefined && target !== undefined) {
      names.push(name);
      targets.add(target);
    } else if (name === undefined && (names.length === 0 || (text.trim() !== '' && !kind.more.test(text))))
      return undefined;
  }
  return undefined;
}

/** Whether a text begins with front matter. */
export function opensFrontMatter(text: string): boolean {
  const start = /^\ufeff?\s*/.exec(text)?.[0].length ?? 0;
  if (!/^(?:---|\+\+\+)/.test(text.slice(start, start + 3))) return false;
  return blockAt(new FileLines(text.slice(start, start + 64 * 1024)), 0) !== undefined;
}

/**
 * Releases that have front matter each, one behind the other. Names between two rules may also be a card inside a release
 * ("Name: … / Title: Director"), so each block spells two names as the first one does, or the only one of it.
 */
export const frontMatterBlock: SplitRule = (lines) => {
  let first: Block | undefined;
  const starts: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    const block = blockAt(lines, line);
    if (block === undefined) continue;
    first ??= block;
    const names = first.names;
    const same = block.names.filter((name) => names.includes(name)).length;
    if (same < Math.min(2, names.length)) continue;
    starts.push(line);
    line = block.end;
  }
  if (first === undefined || starts.length < 2 || !lines.emptyBefore(first.start)) return undefined;
  return { rule: FRONT_MATTER_RULE, cuts: cutsFrom(lines, starts, false), warnings: [] };
};
