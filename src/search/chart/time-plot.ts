import { largest } from './chart.ts';
import type { Box, Chart, Part } from './chart.ts';
import { lookOf } from './look.ts';
import type { Look } from './look.ts';
import { clipText, widest } from './text-size.ts';
import { numberFormat, timeTicks, valueTicks } from './tick.ts';
import { element, short, xml } from './xml.ts';

const HEIGHT = 360;
/** Of each of several panels. */
const PANEL = 110;
const LABEL = 13;
/** Room for a label of a month or year with the space around it. */
const TICK_ROOM = 40;
/** Lines with less between two months cannot be followed: 5 phrases over 20 years were a thicket. */
const FEWEST_PIXELS = 7;

/** Where values and keys stand in a panel. */
interface Scale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly step: number;
  readonly ticks: readonly number[];
  readonly most: number;
  /** Numbers of the axis, and of values. */
  readonly label: (value: number) => string;
  readonly format: (value: number) => string;
}

const x = ({ left, step }: Scale, at: number): number => left + (at + 0.5) * step;
const y = ({ bottom, top, ticks }: Scale, value: number): number =>
  bottom - (value / (ticks.at(-1) ?? 1)) * (bottom - top);

/** Is each series drawn in a panel of its own? */
export const hasPanels = ({ keys, series }: Chart, { left, right }: Box): boolean =>
  series.length > 1 && (right - left) / keys.length < FEWEST_PIXELS;

/**
 * Counts over time: one series as columns, several as lines; where those are too dense, in panels of the same scale. Months
 * without a release have grey ground and no value.
 */
export function timePlot(chart: Chart, box: Box): Part {
  const panels = hasPanels(chart, box);
  const most = largest(chart.series);
  const ticks = valueTicks(most, panels ? 2 : 5, Number.isInteger(most));
  const label = numberFormat(ticks[1] ?? 1);
  const left = box.left + widest(ticks.map(label), LABEL) + 10;
  const step = (box.right - left) / Math.max(1, chart.keys.length);
  const format = Number.isInteger(most) ? label : numberFormat((ticks[1] ?? 1) / 10);
  const common = { left, right: box.right, step, ticks, most, label, format };
  const parts = hasGaps(chart) ? [GAP] : [];
  let bottom = box.top;
  for (const [number, { name }] of (panels ? chart.series : chart.series.slice(0, 1)).entries()) {
    const top = bottom + (panels ? 42 : 14);
    bottom = top + (panels ? PANEL : HEIGHT);
    const scale = { ...common, top, bottom };
    const single = panels || chart.series.length === 1;
    const title = { x: left, y: top - 12, 'font-weight': 'bold' };
    parts.push(
      ...(panels ? [element('text', title, xml(clipText(name, (box.right - left) / 15)))] : []),
      ...gaps(chart, scale),
      ...grid(scale),
      ...(single ? columns(chart, number, scale) : chart.series.map((_, number) => line(chart, number, scale))),
      element('path', { d: `M${short(left)} ${bottom}H${box.right}`, class: 'axis' }),
    );
  }
  const axis = timeAxis(chart.keys, { ...common, top: box.top, bottom });
  return { svg: [...parts, axis.svg].join('\n'), height: bottom - box.top + axis.height };
}

const isMonthly = (keys: readonly string[]): boolean => /-/.test(keys[0] ?? '');

const GAP = element(
  'pattern',
  { id: 'gap', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
  element('rect', { width: 6, height: 6, fill: '#f1f1f1' }),
  element('path', { d: 'M0 6L6 0M-1 1L1 -1M5 7L7 5', stroke: '#d5d5d5', 'stroke-width': 1 }),
);

const isGap = ({ series }: Chart, at: number): boolean => series.every(({ values }) => values[at] === undefined);

/** Are there months without a release? */
export const hasGaps = (chart: Chart): boolean => chart.keys.some((_, at) => isGap(chart, at));

function gaps(chart: Chart, { left, top, bottom, step }: Scale): string[] {
  const parts: string[] = [];
  for (let from = 0; from < chart.keys.length; from++) {
    if (!isGap(chart, from)) continue;
    let to = from;
    while (to + 1 < chart.keys.length && isGap(chart, to + 1)) to++;
    const place = { x: left + from * step, y: top, width: (to - from + 1) * step, height: bottom - top };
    parts.push(element('rect', { ...place, fill: 'url(#gap)' }));
    from = to;
  }
  return parts;
}

const grid = (scale: Scale): string[] =>
  scale.ticks.map((value) => {
    const text = { x: scale.left - 8, y: y(scale, value) + 4.5, 'text-anchor': 'end', class: 'small' };
    return (
      element('path', { d: `M${short(scale.left)} ${short(y(scale, value))}H${scale.right}`, class: 'grid' }) +
      element('text', text, scale.label(value))
    );
  });

/** Each column has its value above it where there is room, else the highest alone. */
function columns({ keys, series }: Chart, number: number, scale: Scale): string[] {
  const { step, format, bottom } = scale;
  const values = series[number]?.values ?? [];
  const labels = values.map((value) => (value === undefined ? '' : format(value)));
  const all = widest(labels, LABEL) + 4 < step;
  const width = Math.min(64, Math.max(0.5, step > 4 ? step * 0.72 : step - 0.4));
  const highest = values.indexOf(largest(series.slice(number, number + 1)));
  return values.flatMap((value, at) => {
    if (value === undefined) return [];
    const title = element('title', {}, xml(`${keys[at]}: ${labels[at]}`));
    const top = y(scale, value);
    const box = { x: x(scale, at) - width / 2, y: top, width, height: bottom - top, fill: lookOf(number).color };
    const middle = Math.min(x(scale, at), scale.right - widest([labels[at] ?? ''], LABEL) / 2);
    const text = { x: middle, y: top - 5, 'text-anchor': 'middle', class: 'small' };
    const label = all || (at === highest && value > 0) ? [element('text', text, labels[at] ?? '')] : [];
    return [element('rect', box, title), ...label];
  });
}

/** A line with gaps where there is no value. Markers stand no closer than 40 px, each series at other places. */
function line({ series, keys }: Chart, number: number, scale: Scale): string {
  const look = lookOf(number);
  const values = series[number]?.values ?? [];
  const every = Math.max(1, Math.ceil(40 / scale.step));
  const offset = Math.floor((number * every) / series.length);
  let path = '';
  const marks: string[] = [];
  values.forEach((value, at) => {
    if (value === undefined) return;
    const [left, top] = [x(scale, at), y(scale, value)];
    const joined = values[at - 1] !== undefined;
    path += `${joined ? 'L' : 'M'}${short(left)} ${short(top)}`;
    const alone = !joined && values[at + 1] === undefined;
    if (alone || at % every === offset) marks.push(mark(look, left, top, `${keys[at]}: ${scale.format(value)}`));
  });
  const stroke = {
    stroke: look.color,
    'stroke-width': 2.25,
    'stroke-dasharray': look.dash,
    'stroke-linejoin': 'round',
  };
  const title = element('title', {}, xml(series[number]?.name ?? ''));
  return element('g', {}, title, element('path', { d: path || 'M0 0', ...stroke, fill: 'none' }), ...marks);
}

const mark = ({ color, marker }: Look, left: number, top: number, title: string): string =>
  element('g', { fill: color, stroke: '#ffffff' }, element('title', {}, xml(title)), marker(left, top));

function timeAxis(keys: readonly string[], scale: Scale): Part {
  const { bottom, left, right, step } = scale;
  const edges = keys.flatMap((key, at) =>
    at > 0 && key.endsWith('-01')
      ? [element('path', { d: `M${short(x(scale, at - 0.5))} ${bottom}v7`, class: 'axis' })]
      : [],
  );
  const room = Math.max(1, Math.floor((right - left) / TICK_ROOM));
  const ticks = timeTicks(keys, room);
  const labels = ticks.map(({ at, label, below }) => {
    const text = { x: x(scale, at), 'text-anchor': 'middle', class: 'small' };
    const tick = element('path', { d: `M${short(x(scale, at))} ${bottom}v5`, class: 'axis' });
    return (
      (isMonthly(keys) || step < 8 ? '' : tick) +
      element('text', { ...text, y: bottom + 20 }, label) +
      (below === undefined ? '' : element('text', { ...text, y: bottom + 37 }, below))
    );
  });
  const svg = [...(edges.length <= room ? edges : []), ...labels].join('\n');
  return { svg, height: ticks.some(({ below }) => below !== undefined) ? 40 : 24 };
}
