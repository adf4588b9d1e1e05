import type { Node } from './ast.ts';
import { children } from './javascript.ts';

/** Makes the text that takes a match's place from the match and its groups. */
export type Replace = (groups: readonly (string | undefined)[]) => string;

/**
 * A template as ripgrep's `-r` takes it: `$1`, `$name`, `${name}`; `$$` is a dollar; a group that is not there is nothing.
 */
export function parseReplacement(template: string, node: Node): Replace {
  const names = new Map<string, number>([['0', 0]]);
  groupNames(node).forEach((name, at) => {
    names.set(String(at + 1), at + 1);
    if (name !== undefined) names.set(name, at + 1);
  });
  return (groups) =>
    template.replace(
      /\$(?:(\$)|\{([^}]*)\}|(\w+))/gu,
      (_, dollar: string | undefined, braced?: string, bare?: string) =>
        dollar === undefined ? (groups[names.get(braced ?? bare ?? '') ?? -1] ?? '') : '$',
    );
}

/** The names of the groups in the order of their numbers. */
function groupNames(node: Node): (string | undefined)[] {
  const below = children(node).flatMap(groupNames);
  return node.type === 'group' && node.capture ? [node.capture.name, ...below] : below;
}
