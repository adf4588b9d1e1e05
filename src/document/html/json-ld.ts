/** One node of structured data: a JSON object, not validated further. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

const MAX_NODES = 2000;
/** Values that are looked at in one source: arrays of arrays would go on for ever. */
const MAX_VALUES = 20_000;

/** Reads JSON-LD tolerantly and flattens arrays, `@graph` and nested main entities into one list, outermost first. */
export function readJsonLd(sources: readonly string[]): readonly JsonLdNode[] {
  const nodes: JsonLdNode[] = [];
  for (const source of sources) {
    const queue: unknown[] = [parseTolerantly(source)];
    for (let next = 0; next < queue.length && next < MAX_VALUES; next++) {
      if (nodes.length >= MAX_NODES) return nodes;
      const value = queue[next];
      if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES).filter((item) => typeof item === 'object'));
      else if (isObject(value)) {
        nodes.push(value);
        for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
          if (typeof value[key] === 'object') queue.push(value[key]);
      }
    }
  }
  return nodes;
}

/** The type of a node without its namespace, e.g. `NewsArticle`; several are possible. */
export function jsonLdTypes(node: JsonLdNode): readonly string[] {
  const type = node['@type'];
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.flatMap((name) => (typeof name === 'string' ? [name.replace(/^.*[/#:]/, '')] : []));
}

function isObject(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseTolerantly(source: string): unknown {
  const text = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '');
  return tryParse(text) ?? tryParse(repair(text)) ?? undefined;
}

/** Raw control characters inside strings, commas before a closing bracket, a semicolon at the end: all seen in real pages. */
function repair(text: string): string {
  return text
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,(?=\s*[}\]])/g, '')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
    .replace(/;\s*$/, '');
}

function tryParse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
