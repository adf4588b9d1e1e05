import type { HtmlDocument } from '../../document/html.ts';
import { findDates, type DateOrder, type FindDatesOptions } from '../date/find.ts';
import { orderOf } from '../date/order.ts';

const NUMBERS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})/;

/** Order of day and month as other dates of the page show it: 25/10/2018 is day first. Undefined when none tells or they disagree. */
export function orderEvidence(document: HtmlDocument, options: FindDatesOptions): DateOrder | undefined {
  const yearFirst = orderOf(options.lang) === 'ymd';
  let [dayFirst, monthFirst] = [0, 0];
  for (const block of document.blocks) {
    if (!/\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(block.text)) continue;
    for (const date of findDates(block.text.slice(0, 1000), options)) {
      const numbers = NUMBERS.exec(date.raw);
      // 21/03/14 in Korean begins with the year
      if (yearFirst && numbers?.[3]?.length === 2) continue;
      if (Number(numbers?.[1]) > 12) dayFirst++;
      else if (Number(numbers?.[2]) > 12) monthFirst++;
    }
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'dmy' : 'mdy';
}
