/** The names of the elements of an XML text, in order. @throws Error where it is not well-formed */
export function elementsOf(text: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token =
    /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>|[^<>&]+|&(?:amp|lt|gt|quot);/gy;
  let at = 0;
  for (; at < body.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [whole, end, name, , empty] = token.exec(body) ?? [];
    if (whole === undefined) throw new Error(`not well-formed: ${body.slice(at, at + 60)}`);
    if (name === undefined) continue;
    if (end) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      names.push(name);
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join()}`);
  return names;
}
