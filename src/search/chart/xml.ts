const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text from outside as it is shown in a chart: control characters, and marks that reorder what stands around them, as escapes.
 */
export function visible(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** A name from outside within a text of ours: what is written from right to left stays among its own (UAX #9, FSI and PDI). */
export const isolated = (text: string): string => `\u2068${visible(text)}\u2069`;

/** Text as XML text or attribute. Characters that XML 1.0 forbids even as references become U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

type Value = string | number | undefined;

/** An element; attributes that are undefined are left out, numbers have at most two decimals. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : xml(String(value))}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

/** A number as SVG takes it. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
