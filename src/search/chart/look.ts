import { element } from './xml.ts';

/**
 * How a series is told from the others: by colour (Okabe and Ito's, which people with any colour vision tell apart,
 * https://jfly.uni-koeln.de/color/), and without colour by dash and marker, or by the hatching of its bars.
 */
export interface Look {
  readonly color: string;
  readonly dash: string | undefined;
  readonly marker: (x: number, y: number) => string;
  /** White lines over the bars. */
  readonly hatch: string;
}

const COLORS = ['#0072b2', '#d55e00', '#007a5a', '#b0508a', '#000000', '#c98500', '#2e8bc0'];
const DASHES = [undefined, '8 4', '2 4', '12 4 2 4', '5 2', '16 5'];
const HATCHES = ['', 'M0 6L6 0M-1 1L1 -1M5 7L7 5', 'M0 3H6', 'M3 0V6', 'M0 0L6 6M-1 5L1 7M5 -1L7 1', 'M0 3H6M3 0V6'];
const SIZE = 4;
type Marker = (x: number, y: number) => string;
const MARKERS: readonly Marker[] = [
  (x, y) => element('circle', { cx: x, cy: y, r: SIZE - 0.5 }),
  (x, y) => element('rect', { x: x - 3.5, y: y - 3.5, width: 7, height: 7 }),
  (x, y) => path(x, y, 'l4.5 8h-9z', -SIZE - 1),
  (x, y) => path(x, y, 'l4.5 5l-4.5 5l-4.5 -5z', -5),
  (x, y) => path(x, y, 'l-4.5 -8h9z', SIZE + 1),
];
const path = (x: number, y: number, shape: string, dy: number): string =>
  element('path', { d: `M${x.toFixed(1)} ${(y + dy).toFixed(1)}${shape}` });

/** The look of the series with this number. Five, six and seven have no common divisor: 210 looks are different. */
export function lookOf(number: number): Look {
  return {
    color: COLORS[number % COLORS.length] ?? '#000000',
    dash: DASHES[number % DASHES.length],
    marker: MARKERS[number % MARKERS.length] ?? path.bind(undefined, 0, 0, '', 0),
    hatch: HATCHES[number % HATCHES.length] ?? '',
  };
}

/** The pattern that bars of this series are filled with. */
export function hatching(number: number): string {
  const { color, hatch } = lookOf(number);
  return element(
    'pattern',
    { id: `bar-${number}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    element('rect', { width: 6, height: 6, fill: color }),
    ...(hatch === '' ? [] : [element('path', { d: hatch, stroke: '#ffffff', 'stroke-width': 1.5, fill: 'none' })]),
  );
}
