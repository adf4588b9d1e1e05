import { CORE_SCHEMA, YAMLException, dump, load } from 'js-yaml';

/** Deepest nesting that is read; front matter is flat, so 8 is generous. */
const MAX_DEPTH = 8;
/** Most nodes that are read: keys, values and list items. */
const MAX_NODES = 4096;

/**
 * Parses the YAML of a front matter. CORE_SCHEMA keeps dates as texts. Anchors are refused, and with them all aliases: a
 * few lines of them stand for gigabytes of text once they are expanded (js-yaml has no limit of its own).
 * @throws Error with one line that says what is wrong
 */
export function parseYaml(text: string): unknown {
  let depth = 0;
  let nodes = 0;
  const listener = (event: 'open' | 'close', state: object): void => {
    depth += event === 'open' ? 1 : -1;
    if (event === 'close' && 'anchor' in state && state.anchor !== null)
      throw new Error('anchors and aliases are not read');
    if (depth > MAX_DEPTH) throw new Error(`nested deeper than ${MAX_DEPTH}`);
    if (++nodes > 2 * MAX_NODES) throw new Error(`more than ${MAX_NODES} values`);
  };
  try {
    return load(text, { schema: CORE_SCHEMA, listener });
  } catch (error) {
    if (error instanceof YAMLException) throw new Error(error.reason, { cause: error });
    throw error;
  }
}

/**
 * Writes fields as YAML, one line each (lists as `[a, b]`), no folding. The default schema and compatibility mode quote
 * whatever any reader of YAML 1.1 or 1.2 could misread (`no`, `2021-12-18`, `17:10`).
 */
export function dumpYaml(fields: Readonly<Record<string, unknown>>, forceQuotes: boolean): string {
  return dump(fields, { lineWidth: -1, noRefs: true, flowLevel: 1, quotingType: '"', forceQuotes });
}
