/** A text as titles and names are compared: letters and digits alone, case and width gone. */
export function squash(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const ASCII = /^[\x00-\x7f]*$/;
