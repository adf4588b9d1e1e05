const PAIR = /^([\w-]+|"[^"]+")\s*=\s*(\S.*)$/;
/** Keys below a table's head belong to the site that the text was made for. */
const TABLE = /^\[{1,2}[^[\]]+\]{1,2}$/;
/** What stands without quotes: days with or without a time, numbers, truth. */
const BARE = /^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.Z+-]*)?|[+-]?\d[\d_.]*|true|false)$/;

/**
 * The pairs of the simple TOML that front matter is written in: one a line, texts in quotes, lists of them on one line.
 * Undefined for any other.
 */
export function readToml(toml: string): Readonly<Record<string, unknown>> | undefined {
  const found: Record<string, unknown> = Object.create(null);
  for (const raw of toml.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (TABLE.test(line)) break;
    const pair = PAIR.exec(line);
    const value = pair?.[2] === undefined ? undefined : valueOf(pair[2]);
    if (pair?.[1] === undefined || value === undefined) return undefined;
    found[pair[1].replaceAll('"', '')] = value;
  }
  return found;
}

function valueOf(text: string): unknown {
  if (text.startsWith('[')) return listOf(text);
  const { value, rest } = firstOf(text);
  return isNothing(rest) ? value : undefined;
}

/** Texts in brackets, with commas between. */
function listOf(text: string): readonly string[] | undefined {
  const list: string[] = [];
  let rest = text.slice(1).trim();
  while (!rest.startsWith(']')) {
    const first = firstOf(rest);
    if (first.value === undefined || !/^[,\]]/.test(first.rest)) return undefined;
    list.push(first.value);
    rest = first.rest.replace(/^,\s*/, '');
  }
  return isNothing(rest.slice(1)) ? list : undefined;
}

/** A value at the beginning, and what stands behind it. */
function firstOf(text: string): { readonly value?: string; readonly rest: string } {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(text);
  if (quoted === null) {
    const bare = text.split('#', 1)[0]?.trim() ?? '';
    return BARE.test(bare) ? { value: bare, rest: '' } : { rest: text };
  }
  const rest = text.slice(quoted[0].length).trim();
  if (quoted[2] !== undefined) return { value: quoted[2], rest };
  try {
    const value: unknown = JSON.parse(`"${quoted[1] ?? ''}"`); // its escapes are those of JSON, but for \UXXXXXXXX
    return typeof value === 'string' ? { value, rest } : { rest: text };
  } catch {
    return { rest: text };
  }
}

const isNothing = (rest: string): boolean => rest.trim() === '' || rest.trim().startsWith('#');
