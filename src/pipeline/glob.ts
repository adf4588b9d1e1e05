/** A quoted pattern such as `dumps/**\/*.txt`, for shells that do not expand it. */
export interface Glob {
  /** The folder above the first part with a sign in it. */
  readonly folder: string;
  matches(path: string): boolean;
}

/** The pattern in a path with `*` or `?`; `**` stands for any folders, the others for a part of one name. */
export function parseGlob(path: string): Glob | undefined {
  const sign = path.search(/[*?]/);
  if (sign < 0) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/', sign) + 1);
  const pattern = path.replace(/^(?:\.\/)+/, '').replaceAll(/\*\*\/|\*+|\?|[\\^$.+()[\]{}|]/g, (mark) => {
    if (mark === '**/') return '(?:[^/]+/)*';
    if (mark.startsWith('*')) return '[^/]*';
    return mark === '?' ? '[^/]' : `\\${mark}`;
  });
  const expression = new RegExp(`^${pattern}$`, 'u');
  return { folder: folder || '.', matches: (name) => expression.test(name) };
}
