import type { JudgedBlock } from '../../model/block.ts';
import type { Explanation } from '../../pipeline/explain.ts';
import { LOOKS, shownFate } from './fate.ts';
import { coverageLine } from './terminal.ts';

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
p{margin:.2rem 0;padding:.2rem .6rem;white-space:pre-wrap;overflow-wrap:anywhere}small{color:#555;float:right;margin-left:1rem}table{border-spacing:.6rem .1rem}
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
  const { reading, file, refusal } = explanation;
  const name = reading.member === undefined ? file : `${file} ${reading.member}`;
  const candidates = Object.entries(reading.candidates).map(([field, candidates]) => {
    const rows = candidates.map(
      ({ value, evidence, score }) =>
        `<tr><td>${score.toFixed(1)}<td>${escape(typeof value === 'string' ? value : value.value)}<td>${escape(evidence)}`,
    );
    return `<table><caption>${escape(field)}</caption>${rows.join('')}</table>`;
  });
  return [
    `<h1>${escape(name)}</h1>`,
    refusal === undefined ? '' : `<p>no release: ${escape(refusal)}</p>`,
    ...candidates,
    `<p>${coverageLine(explanation)}</p>`,
    ...reading.judged.map(block),
  ].join('\n');
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
