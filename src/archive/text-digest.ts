import { hash } from 'node:crypto';

/**
 * The text that `text_sha256` stands for: NFC, every run of white space (line breaks and no-break spaces too) one space,
 * none at the ends. So re-wrapped lines and composed accents are the same text, and any other change is seen.
 */
function normalizedText(body: string): string {
  return body
    .normalize('NFC')
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();
}

/** SHA-256 of the normalized text, lower-case hex. */
export function textSha256(body: string): string {
  return hash('sha256', normalizedText(body), 'hex');
}
