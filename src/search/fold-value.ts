/** A value of the front matter as filters compare it: without case, composed, trimmed. */
export const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();
