/** A property only if there is a value, for objects whose properties are absent rather than undefined. */
export function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  const properties: Partial<Record<K, V>> = {};
  if (value !== undefined && value !== '') properties[key] = value;
  return properties;
}
