import type { HtmlDocument } from '../../document/html.ts';
import { findDates, type DateOrder, type FindDatesOptions } from '../date/find.ts';
import { orderShown } from '../date/order.ts';

/** Order of day and month as other dates of the page show it. */
export function orderEvidence(document: HtmlDocument, options: FindDatesOptions): DateOrder | undefined {
  const dates = document.blocks
    .filter(({ text }) => /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text))
    .flatMap(({ text }) => findDates(text.slice(0, 1000), options));
  return orderShown(
    dates.map(({ raw }) => raw),
    options.lang,
  );
}
