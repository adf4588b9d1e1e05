import { parse, TomlDate } from 'smol-toml';

/** The fields of TOML front matter, dates as they are written; what stands in tables belongs to the site that the text was made for. Undefined where it is no TOML. */
export function readToml(toml: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Object.fromEntries(Object.entries(parse(toml)).map(([name, value]) => [name, plain(value)]));
  } catch {
    return undefined;
  }
}

function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?!\d)/, ''); // milliseconds that nobody wrote
  return Array.isArray(value) ? value.map(plain) : value;
}
