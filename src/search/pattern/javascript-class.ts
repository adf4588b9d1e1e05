import { BeyondEngine } from './ast.ts';
import type { ClassItem, ClassSet } from './ast.ts';
import { caseOrbit } from './case-fold.ts';

/**
 * What each invalid byte is decoded to: code points that are never characters, which no pattern may match. (A lone surrogate
 * would be the obvious choice, but V8's look-behind does not see it.) There are three, because Rust's look-behind steps over up
 * to three stray continuation bytes to the character before them: such a byte looks like that character from behind.
 */
export const INVALID = '\uFDD0';
export const INVALID_WORD = '\uFDD1';
export const INVALID_OTHER = '\uFDD2';
/** Stands for those three where a text holds them. */
export const STAND_IN = '\uFDD3';
export const ALL_INVALID = `${INVALID}-${INVALID_OTHER}`;

const hex = (code: number): string => `\\u{${code.toString(16)}}`;

/** One character as it may stand in a pattern or a class of a `v` expression. */
export function escapeCode(code: number): string {
  const plain =
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 0x2fff;
  return plain ? String.fromCodePoint(code) : hex(code);
}

/**
 * A class as JavaScript in `v` mode.
 * @param forbidden what it must not match whatever it says: line feeds in line mode, invalid bytes
 */
export function renderClass(set: ClassSet, negated: boolean, forbidden: string): string {
  if (negated) return `[^[${inside(set)}]${forbidden}]`;
  return mayHoldForbidden(set) ? `[[${inside(set)}]--[${forbidden}]]` : `[${inside(set)}]`;
}

/** The class with all cases of its members written out, where only a part of the pattern ignores case. */
export function expandCase(set: ClassSet): ClassSet {
  if (set.type !== 'union') return { ...set, left: expandCase(set.left), right: expandCase(set.right) };
  return { type: 'union', items: set.items.flatMap(expandItem) };
}

function expandItem(item: ClassItem): ClassItem[] {
  if (item.type === 'named') {
    if (/^(?:\\p\{(?:Nd|White_Space)\}|\\p\{Alphabetic\}\\p\{M\}.*)$/.test(item.source)) return [item];
    throw new BeyondEngine('a class that ignores case in a pattern that does not');
  }
  if (item.type === 'nested') return [{ ...item, set: expandCase(item.set) }];
  const items: ClassItem[] = [item];
  for (let code = item.from; code <= Math.min(item.to, 0x1ffff); code++)
    for (const other of caseOrbit(code))
      if (other < item.from || other > item.to) items.push({ type: 'range', from: other, to: other });
  return items;
}

function inside(set: ClassSet): string {
  if (set.type === 'union') return set.items.map(renderItem).join('');
  const left = `[${inside(set.left)}]`;
  const right = `[${inside(set.right)}]`;
  if (set.type === 'and') return `${left}&&${right}`;
  if (set.type === 'minus') return `${left}--${right}`;
  return `[${left}${right}]--[${left}&&${right}]`;
}

function renderItem(item: ClassItem): string {
  if (item.type === 'range')
    return item.from === item.to ? escapeCode(item.from) : `${escapeCode(item.from)}-${escapeCode(item.to)}`;
  if (item.type === 'named') return item.negated ? `[^${item.source}]` : item.source;
  return `[${item.negated ? '^' : ''}${inside(item.set)}]`;
}

function mayHoldForbidden(set: ClassSet): boolean {
  if (set.type !== 'union') return true;
  return set.items.some((item) => item.type !== 'range' || item.from <= 10 || item.to >= 0xfdd0);
}
