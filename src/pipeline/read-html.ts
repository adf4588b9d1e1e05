import type { Decoded } from '../decode/decode.ts';
import { parseHtml } from '../document/html.ts';
import { extractHtml } from '../extract/html.ts';
import { htmlToMarkdown } from '../markdown/html.ts';
import { readHtmlMetadata } from '../metadata/read-html.ts';
import { titleCandidates } from '../metadata/title.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints } from '../model/outcome.ts';
import type { Profile } from '../publishers/profile.ts';
import { imposePage, readKnownPage } from './publisher.ts';
import type { Reading } from './reading.ts';

/**
 * Reads a page. The order and its reasons: what is known of the publisher comes first, it overrules guesses; the headline comes first, from the document alone, because it anchors the body;
 * the other fields come after the body, because what stands in it or beside it is their evidence; Markdown comes last.
 */
export async function readHtml(
  decoded: Decoded,
  capture: Capture,
  hints: Hints,
  profile: Profile | undefined,
): Promise<Reading> {
  const document = parseHtml(decoded.text, { url: capture.finalUrl ?? capture.url });
  const known = profile && (await readKnownPage(document, profile, capture.retrieved.slice(0, 10)));
  const titles = [...(known?.title ?? []), ...titleCandidates(document)];
  const found = extractHtml(document, { title: titles[0]?.value });
  const extraction = known ? imposePage(document, found, known) : found;
  const { metadata, candidates, warnings } = await readHtmlMetadata(document, extraction.judged, {
    ...hints,
    retrieved: capture.retrieved,
    title: titles,
    dated: known?.dated,
  });
  return {
    judged: extraction.judged,
    metadata,
    candidates,
    ...(extraction.rejected ? { rejected: extraction.rejected.reason } : {}),
    warnings: [...decoded.warnings, ...document.warnings, ...extraction.warnings, ...warnings],
    markdown: () => htmlToMarkdown(extraction.root, { dropped: extraction.dropped, base: document.baseUrl }),
  };
}
