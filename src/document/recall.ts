/** Longer texts are paragraphs: they hardly ever come again, but up to here the same one is asked about several times. */
const LONGEST = 200;
/** Answers that are kept; beyond, all are forgotten. */
const MOST = 8192;

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
    const own = copyOf(text);
    const fresh = { answer: answer(own) };
    known.set(own, fresh);
    return fresh.answer;
  };
}

/** A line is a view of the whole text that it was cut from: kept as it is, it would keep that text in memory too; V8 copies slices below 13. */
const copyOf = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));
