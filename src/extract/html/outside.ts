import { isFurniture, type Leaf } from './leaf.ts';
import type { Verdict } from './verdict.ts';

/** What a block outside the text is, where anything but its place says so; prose without such a sign stays unexplained. */
export function nameOutside(leaf: Leaf, place: Verdict): Verdict {
  const [rule, reason] = ruleOf(leaf);
  return rule === '' ? place : { ...place, rule, reason };
}

function ruleOf(leaf: Leaf): readonly [rule: string, reason: string] {
  if (leaf.foreign) return ['comments', 'comments or a consent box'];
  if (leaf.hidden) return ['hidden', 'not shown on the page'];
  if (leaf.box) return ['box', 'inside an element named as furniture'];
  if (leaf.link >= 0.6) return ['link', 'a link to something else'];
  if (leaf.meta) return ['meta', 'byline, date or tags by its name'];
  if (leaf.caption || leaf.block.scope.figure) return ['caption', 'caption of a picture elsewhere'];
  if (isFurniture(leaf)) return ['label', 'begins with a label of furniture'];
  return ['', ''];
}
