import type { JudgedBlock } from '../../model/block.ts';
import type { Candidate } from '../../model/candidate.ts';
import type { StatedDate } from '../../model/date.ts';
import type { Explanation } from '../../pipeline/explain.ts';
import { LOOKS, shownFate } from './fate.ts';
import { coverageLine } from './terminal.ts';

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
p{margin:.2rem 0;padding:.2rem .6rem;white-space:pre-wrap;overflow-wrap:anywhere}small{color:#555;float:right;margin-left:1rem}table{border-spacing:.6rem .1rem;margin:.6rem 0}caption{text-align:left;color:#555}tr:first-of-type td:nth-child(2){font-weight:bold}
h1{font-size:1.2rem}.heading{font-weight:bold}.item{margin-left:1.5rem}.quote{font-style:italic}
${Object.entries(LOOKS)
  .map(([fate, { css }]) => `.${fate}{background:${css}}`)
  .join('\n')}`;

/** A page with the text of each release coloured by what became of it. All text is escaped; it runs and loads nothing. */
export function explanationPage(explanations: readonly Explanation[]): string {
  const legend = Object.entries(LOOKS).map(
    ([fate, { label, sign }]) => `<span class="${fate}">&nbsp;${sign} ${label}&nbsp;</span>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(explanations[0]?.file ?? '')}</title>
<style>${STYLE}</style>
<p>${legend.join(' ')}</p>
${explanations.map(section).join('\n')}
</html>
`;
}

function section(explanation: Explanation): string {
  const { reading, file, refusal, warnings } = explanation;
  const name = reading.member === undefined ? file : `${file} ${reading.member}`;
  const candidates = Object.entries(reading.candidates).map(([field, found]) => candidateTable(field, found));
  return [
    `<h1>${escape(name)}</h1>`,
    refusal === undefined ? '' : `<p>no release: ${escape(refusal)}</p>`,
    ...candidates,
    `<p>${coverageLine(explanation)}</p>`,
    ...warnings.map((warning) => `<p>warning: ${escape(warning)}</p>`),
    ...reading.judged.map(block),
  ].join('\n');
}

/** The winner is the first. */
function candidateTable(field: string, candidates: readonly Candidate<string | StatedDate>[]): string {
  const rows = candidates.map(({ value, evidence, raw, score }) => {
    const shown = typeof value === 'string' ? value : value.value;
    const quoted = raw.trim() === shown ? '' : escape(raw.trim());
    return `<tr><td>${score.toFixed(1)}<td>${escape(shown)}<td>${escape(evidence)}<td>${quoted}`;
  });
  return `<table><caption>${escape(field)}</caption>${rows.join('') || '<tr><td>none found'}</table>`;
}

function block(one: JudgedBlock): string {
  const why = `${one.step}/${one.rule}: ${one.reason}`;
  return `<p dir="auto" class="${shownFate(one)} ${one.block.kind}" title="${escape(why)}"><small>${escape(`${one.step}/${one.rule}`)}</small>${escape(one.block.text)}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
