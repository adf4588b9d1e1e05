/** Names of zones that stand for one offset wherever they are written, in minutes. CST, IST, BST, AST and others mean two or more: they claim none. */
const FIXED: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['gmt', 0],
  ['utc', 0],
  ['wet', 0],
  ['west', 60],
  ['cet', 60],
  ['mez', 60],
  ['cest', 120],
  ['mesz', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['мск', 180],
  ['eat', 180],
  ['sast', 120],
  ['pkt', 300],
  ['jst', 540],
  ['kst', 540],
  ['hkt', 480],
  ['sgt', 480],
  ['wib', 420],
  ['wita', 480],
  ['wit', 540],
  ['aest', 600],
  ['aedt', 660],
  ['acst', 570],
  ['awst', 480],
  ['nzst', 720],
  ['nzdt', 780],
  ['est', -300],
  ['edt', -240],
  ['cdt', -300],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['nst', -210],
  ['ndt', -150],
  ['brt', -180],
  ['art', -180],
]);
/** Names that stand for the time of a place, summer and winter alike. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['pt', 'America/Los_Angeles'],
]);

/** `+08:00`; `Z` for 0. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Offset in minutes that a zone's name states at a local time (`2021-12-18T17:10`); undefined when the name states none. */
export function offsetOfName(name: string, local: string): number | undefined {
  const key = name.toLowerCase();
  const fixed = FIXED.get(key);
  if (fixed !== undefined) return fixed;
  const place = PLACES.get(key);
  return place === undefined ? undefined : offsetOfZone(place, local);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset in minutes of an IANA zone at a local time; undefined for an unknown zone. In the hour that autumn repeats, the first one. */
export function offsetOfZone(zone: string, local: string): number | undefined {
  const stated = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (stated) return (stated[1] === '-' ? -1 : 1) * (Number(stated[2]) * 60 + Number(stated[3]));
  const wall = Date.parse(`${local.length === 10 ? `${local}T12:00` : local}Z`);
  if (Number.isNaN(wall)) return undefined;
  let format = formats.get(zone);
  try {
    format ??= new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  } catch {
    return undefined; // RangeError: no such zone
  }
  formats.set(zone, format);
  const at = (time: number): number =>
    Math.round((Date.parse(`${format.format(time).replace(' ', 'T')}Z`) - time) / 60_000);
  const first = at(wall - at(wall) * 60_000);
  return at(wall - first * 60_000);
}
