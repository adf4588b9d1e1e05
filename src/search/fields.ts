import { frontMatterEnd } from '../markdown/front-matter-end.ts';
import type { FrontMatter } from '../model/front-matter.ts';

/** Reads the front matter of a file that has been read already. */
export type FieldReader = (bytes: Buffer) => FrontMatter;

/** Front matter starts within so many bytes: the limit of its reader, in the worst case of UTF-8. */
const HEAD = 1024 * 1024;

/** The reader of front matter, loaded only where filters or `--json` ask for fields: its YAML parser is most of a start. */
export async function loadFieldReader(): Promise<FieldReader> {
  const { readFrontMatter } = await import('../markdown/front-matter.ts');
  return (bytes) => {
    if (bytes[0] !== 0x2d) return {}; // no `---`
    let text = bytes.toString('utf8', 0, Math.min(bytes.length, 4096));
    let end = frontMatterEnd(text);
    if (end < 0) {
      text = bytes.toString('utf8', 0, Math.min(bytes.length, HEAD));
      end = frontMatterEnd(text);
    }
    return end <= 0 ? {} : readFrontMatter(text.slice(0, end)).data;
  };
}
