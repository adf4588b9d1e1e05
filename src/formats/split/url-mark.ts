import { cutsFrom, type SplitRule } from './cut.ts';

const MARK = /^\s*[[<(]?\s*url\s*[:=]\s*(https?:\/\/[^\s\])>]{4,2000})\s*[\])>]?\s*$/i;

/** Pages behind lines that give their address: `[url:https://…]`. */
export const urlMark: SplitRule = (lines) => {
  const starts = lines.where((text) => text.length < 2100 && MARK.test(text));
  if (starts[0] === undefined || !lines.emptyBefore(starts[0])) return undefined;
  const cuts = cutsFrom(lines, starts, true).map((cut, i) => {
    const url = MARK.exec(lines.text(starts[i] ?? 0))?.[1];
    return url === undefined ? cut : { ...cut, fields: { url } };
  });
  return { rule: 'url', cuts, warnings: [] };
};
