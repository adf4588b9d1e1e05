import { largest } from './chart.ts';
import type { Box, Chart, Part } from './chart.ts';
import { hatching } from './look.ts';
import { clipText, widest } from './text-size.ts';
import { numberFormat, valueTicks } from './tick.ts';
import { element, short, xml } from './xml.ts';

const LABEL = 14;
const MAX_LABEL = 300;

/** Counts by source, language or section: a bar for each series, the names to the left, the values at the ends. */
export function barPlot({ keys, series }: Chart, box: Box): Part {
  const most = largest(series);
  const ticks = valueTicks(most, 5, Number.isInteger(most));
  const format = numberFormat(ticks[1] ?? 1);
  const exact = Number.isInteger(most) ? format : numberFormat((ticks[1] ?? 1) / 10);
  const left = box.left + Math.min(MAX_LABEL, widest(keys, LABEL)) + 10;
  const right = box.right - widest([exact(most)], 13) - 10;
  const bar = series.length === 1 ? 20 : Math.max(9, Math.min(16, 64 / series.length));
  const row = bar * series.length + 12;
  const top = box.top + 10;
  const bottom = top + row * keys.length + 6;
  const x = (value: number): number => left + (value / (ticks.at(-1) ?? 1)) * (right - left);
  const grid = ticks.map(
    (value) =>
      element('path', { d: `M${short(x(value))} ${top}V${short(bottom)}`, class: 'grid' }) +
      element('text', { x: x(value), y: bottom + 18, 'text-anchor': 'middle', class: 'small' }, format(value)),
  );
  const rows = keys.map((key, at) => {
    const y = top + at * row + 8;
    const name = clipText(key, (left - box.left - 10) / LABEL);
    const middle = y + (bar * series.length) / 2 + 5;
    const bars = series.map(({ values, name }, number) => {
      const value = values[at];
      if (value === undefined) return '';
      const place = { x: left, y: y + number * bar, width: x(value) - left, height: bar - 1 };
      const label = { x: x(value) + 6, y: y + number * bar + bar / 2 + 4, class: 'small' };
      const title = element('title', {}, xml(`${name}, ${key}: ${exact(value)}`));
      return element('rect', { ...place, fill: `url(#bar-${number})` }, title) + element('text', label, exact(value));
    });
    const label = element(
      'text',
      { x: left - 10, y: middle, 'text-anchor': 'end' },
      element('title', {}, xml(key)),
      xml(name),
    );
    return label + bars.join('');
  });
  const axis = element('path', { d: `M${short(left)} ${top}V${short(bottom)}`, class: 'axis' });
  const patterns = element('defs', {}, ...series.map((_, number) => hatching(number)));
  return { svg: [patterns, ...grid, ...rows, axis].join('\n'), height: bottom + 22 - box.top };
}
