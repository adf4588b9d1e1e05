import type { Box, Chart, Part } from './chart.ts';
import { lookOf } from './look.ts';
import { clipText, textSize } from './text-size.ts';
import { hasGaps, hasPanels } from './time-plot.ts';
import { element, xml } from './xml.ts';

const SIZE = 14;
const SAMPLE = 36;
const ROW = 24;

interface Item {
  readonly name: string;
  readonly sample: (x: number, y: number) => string;
}

/** Which series is which, in rows above the plot; and what the grey ground means. @param dated are series drawn as lines? */
export function legend(chart: Chart, dated: boolean, box: Box): Part {
  const { left, right, top } = box;
  const items: Item[] =
    chart.series.length < 2 || (dated && hasPanels(chart, box))
      ? []
      : chart.series.map(({ name }, number) => ({ name, sample: dated ? lineSample(number) : barSample(number) }));
  if (dated && hasGaps(chart)) items.push({ name: 'no releases', sample: gapSample });
  const parts: string[] = [];
  let [x, y] = [left, top + 4];
  for (const { name, sample } of items) {
    const text = clipText(name, (right - left - SAMPLE) / SIZE);
    const width = SAMPLE + 8 + textSize(text) * SIZE + 24;
    if (x > left && x + width > right) [x, y] = [left, y + ROW];
    parts.push(sample(x, y), element('text', { x: x + SAMPLE + 8, y: y + 5 }, xml(text)));
    x += width;
  }
  return { svg: parts.join('\n'), height: items.length === 0 ? 8 : y - top + ROW };
}

const lineSample =
  (number: number) =>
  (x: number, y: number): string => {
    const { color, dash, marker } = lookOf(number);
    const line = element('path', {
      d: `M${x} ${y}h${SAMPLE}`,
      stroke: color,
      'stroke-width': 2.25,
      'stroke-dasharray': dash,
      fill: 'none',
    });
    return line + element('g', { fill: color, stroke: '#ffffff' }, marker(x + SAMPLE / 2, y));
  };

const barSample =
  (number: number) =>
  (x: number, y: number): string =>
    element('rect', { x, y: y - 7, width: SAMPLE, height: 14, fill: `url(#bar-${number})` });

const gapSample = (x: number, y: number): string =>
  element('rect', { x, y: y - 7, width: SAMPLE, height: 14, fill: 'url(#gap)' });
