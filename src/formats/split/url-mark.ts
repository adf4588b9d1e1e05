import { cutsFrom, type SplitRule } from './cut.ts';

const MARK = /^\s*[[<(]?\s*url\s*[:=]\s*(https?:\/\/[^\s\])>]{4,2000})\s*[\])>]?\s*$/i;

/** What a scraper notes under the address: `[status_code:200]`. */
const NOTE = /^\s*\[[a-z_]{2,30}:[^\]]{0,200}\]\s*$/;

/** Pages behind lines that give their address: `[url:https://…]`. */
export const urlMark: SplitRule = (lines) => {
  const starts = lines.where((text) => text.length < 2100 && MARK.test(text));
  if (starts[0] === undefined || !lines.emptyBefore(starts[0])) return undefined;
  const cuts = cutsFrom(lines, starts, true).map((cut, i) => {
    const start = starts[i] ?? 0;
    const url = MARK.exec(lines.text(start))?.[1];
    let line = start + 1;
    while (NOTE.test(lines.text(line))) line++;
    const from = Math.min(cut.to, lines.at(line));
    return url === undefined ? { ...cut, from } : { ...cut, from, fields: { url } };
  });
  return { rule: 'url', cuts, warnings: [], headed: true };
};
