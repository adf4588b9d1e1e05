import type { LabelKind, LabelMatch } from '../../document/lexicon/match.ts';
import { matchLabel } from '../../document/lexicon/match.ts';

/** Labels of what stands around a release and is no part of it. */
const FURNITURE: ReadonlySet<LabelKind> = new Set([
  'navigation',
  'share',
  'related',
  'subscribe',
  'consent',
  'legal',
  'comments',
  'advert',
  'credit',
  'tags',
]);
/** Labels that open what follows a release. */
const TAIL: ReadonlySet<LabelKind> = new Set(['related', 'comments', 'legal', 'share', 'tags', 'subscribe']);

/** The label that a short text is or begins with. */
export const labelOf = (text: string): LabelMatch | undefined => matchLabel(text);

/** Labels that name what follows them on their line. */
const NAMING: ReadonlySet<LabelKind> = new Set([
  'published',
  'updated',
  'author',
  'source',
  'contact',
  'breadcrumb',
  'credit',
  'legal',
]);

/** A label alone on its line, or with what it names; "Release of the new rules" only begins like one. */
export const lineLabel = (text: string): LabelMatch | undefined => {
  const label = matchLabel(text);
  return label !== undefined && (label.whole || NAMING.has(label.kind) || /[:：]/u.test(text)) ? label : undefined;
};

export const isFurniture = (text: string): boolean => matchLabel(text, FURNITURE) !== undefined;
export const isTail = (text: string): boolean => matchLabel(text, TAIL) !== undefined;
