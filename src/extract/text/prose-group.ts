import { addSized, type Trait } from './trait.ts';
import { weighed, weighedBySize } from './weight.ts';
import type { FeatureSink } from './weight.ts';

/** Runs of prose without a longer break between them. */
export interface Group {
  readonly from: number;
  to: number;
  mass: number;
}

/** Blocks of furniture in a row that end a run of prose. */
const BREAK = 5;

/** Finds them; furniture of a few blocks does not end one. */
export function groupProse(traits: readonly Trait[]): readonly Group[] {
  const groups: Group[] = [];
  traits.forEach((trait, i) => {
    if (!trait.prose) return;
    const last = groups.at(-1);
    const mass = Math.min(trait.block.width, 600);
    if (last !== undefined && i - last.to <= BREAK) {
      last.to = i + 1;
      last.mass += mass;
    } else groups.push({ from: i, to: i + 1, mass });
  });
  return groups;
}

const NO_GROUP = weighed('no-group');
const NO_GROUP_OF = weighedBySize('no-group');
const GROUP = weighed('group');
const GROUP_PROSE = weighed('group:prose');
const GROUP_OTHER = weighed('group:other');
const GROUP_SIZE = weighed('group-size');
const MAIN_GROUP = weighed('main-group');
const MAIN_GROUP_OF = weighedBySize('main-group');
const GROUP_FIRST = weighed('group-first');
const GROUP_LAST = weighed('group-last');

/** How much of the document's prose stands in the block's own run. */
export function grouped(i: number, groups: readonly Group[], total: number, trait: Trait, sink: FeatureSink): void {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.to ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  const group = groups[low];
  if (group === undefined || i < group.from) {
    addSized(NO_GROUP, NO_GROUP_OF, trait, 1, sink);
    return;
  }
  const share = group.mass / total;
  sink.add(GROUP, share);
  sink.add(trait.prose ? GROUP_PROSE : GROUP_OTHER, share);
  sink.add(GROUP_SIZE, Math.log1p(group.mass) / 8);
  if (share > 0.5) addSized(MAIN_GROUP, MAIN_GROUP_OF, trait, 1, sink);
  if (i === group.from) sink.add(GROUP_FIRST, 1);
  if (i === group.to - 1) sink.add(GROUP_LAST, 1);
}
