import { barPlot } from './bar-plot.ts';
import type { Chart } from './chart.ts';
import { largest } from './chart.ts';
import { legend } from './legend.ts';
import { wrapText } from './text-size.ts';
import { timePlot } from './time-plot.ts';
import { element, xml } from './xml.ts';

const WIDTH = 960;
const MARGIN = 32;
const TITLE = 24;
const SMALL = 13;
/** Faces that have the letters, of every system; the last ones are for scripts that the first have not. */
const FONTS =
  "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', sans-serif";

const STYLE = `text{fill:#222222;font-family:${FONTS};font-size:14px}.title{font-size:${TITLE}px;font-weight:bold}.small{font-size:${SMALL}px;fill:#555555}.grid{stroke:#d8d8d8;stroke-width:1}.axis{stroke:#444444;stroke-width:1.25}`;

/** The counts as a picture for print: SVG 1.1 without scripts, links or fonts of its own. Text from outside is escaped. */
export function chartSvg(chart: Chart): string {
  const parts: string[] = [];
  let top = MARGIN + TITLE - 4;
  const lines = (text: string, size: number, most: number, kind: string): void => {
    for (const line of wrapText(text, (WIDTH - 2 * MARGIN) / size, most)) {
      parts.push(element('text', { x: MARGIN, y: top, class: kind }, xml(line)));
      top += size * 1.3;
    }
  };
  lines(chart.title, TITLE * 1.05, 3, 'title');
  top -= 6;
  lines(chart.unit, 15, 1, 'unit');
  const dated = chart.by === 'month' || chart.by === 'year';
  const key = legend(chart, dated, { left: MARGIN, right: WIDTH - MARGIN, top });
  const box = { left: MARGIN, right: WIDTH - MARGIN, top: top + key.height };
  const plot = (dated ? timePlot : barPlot)(chart, box);
  parts.push(key.svg, plot.svg);
  top = box.top + plot.height + 24;
  for (const note of chart.notes) lines(note, SMALL, 3, 'small');
  const height = Math.ceil(top - SMALL * 0.3 + MARGIN / 2);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-labelledby': 'title description',
    },
    `\n${element('title', { id: 'title' }, xml(chart.title))}\n${element('desc', { id: 'description' }, xml(description(chart)))}\n`,
    `${element('style', {}, STYLE)}\n`,
    element('rect', { width: WIDTH, height, fill: '#ffffff' }),
    `\n${parts.join('\n')}\n`,
  )}\n`;
}

/** What a reader who does not see the picture should know. */
function description({ unit, keys, series }: Chart): string {
  const range = keys.length === 0 ? 'Nothing to show' : `${unit}, ${keys[0]} to ${keys.at(-1)}`;
  const peaks = series.map((one) => {
    const most = largest([one]);
    const at = one.values.indexOf(most);
    return `${one.name}: ${most > 0 ? `at most ${Number(most.toPrecision(4))}, in ${keys[at]}` : 'none'}`;
  });
  return `${range}. ${peaks.join('. ')}.`;
}
