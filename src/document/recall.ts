import { ownCopy } from './own-copy.ts';

/** Longer texts are paragraphs: they hardly ever come again, but up to here the same one is asked about several times. */
const LONGEST = 200;
/** Answers that are kept; beyond, all are forgotten. */
const MOST = 4096;

/**
 * The same function with its answers about short texts kept: the lines of menus and footers come again in each page of a
 * source, and of ten lines of a dump eight are theirs. The function must be pure.
 */
export function recalled<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    if (known.size >= MOST) known.clear();
    const own = ownCopy(text);
    const fresh = { answer: answer(own) };
    known.set(own, fresh);
    return fresh.answer;
  };
}
