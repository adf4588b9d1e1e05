import { describe, expect, it } from 'vitest';
import { isDateline } from '../../../src/metadata/date/dateline-shape.ts';
import { findDates } from '../../../src/metadata/date/find.ts';

const opens = (text: string): boolean => {
  const [date] = findDates(text);
  return date !== undefined && isDateline(text, date);
};

describe('the shape of a dateline', () => {
  it.each([
    'NEW SKARHOLM, March 3, 2021 /PRNewswire/ -- The Board approved the plan.',
    'SKARHOLM, March 03, 2021 (GLOBE NEWSWIRE) -- The Board approved the plan.',
    'SKARHOLM--(BUSINESS WIRE)--March 3, 2021--The Board approved the plan.',
    'SKARHOLM (March 3, 2021) — The Board approved the plan.',
    'Skarholm (3 March 2021) - The Board approved the plan.',
    '(Skarholm, 3 March 2021) The Board approved the plan.',
    '3 March 2021, SKARHOLM – The Board approved the plan.',
    'SKARHOLM, 3 March 2021 The Board approved the plan.',
    'Skarholm, 3 March 2021. The Board approved the plan.',
    '3 March 2021 – The Board approved the plan.',
    'Today, 3 March 2021, the Board approved the plan.',
    'Paris, le 3 mars 2021 – Le port a approuvé le plan.',
    'Warszawa, 3 marca 2021 r. – Rada portu przyjęła plan.',
    'Москва, 3 марта 2021 г. – Совет порта одобрил план.',
    'Київ, 3 березня 2021 р. – Рада порту схвалила план.',
    'الرياض، 3 مارس 2021 - وافق مجلس الميناء على الخطة.',
    'Hà Nội, ngày 3 tháng 3 năm 2021 – Ban quản lý cảng đã phê duyệt kế hoạch.',
    '(서울=2021년 3월 3일) 항만 위원회는 계획을 승인했다.',
    '【東京、2021年3月3日】港湾委員会は計画を承認した。',
    '（北京2021年3月3日讯）港务局批准了该计划。',
    '新港社北京2021年3月3日电 港务局批准了该计划。',
  ])('is seen in: %s', (text) => {
    expect(opens(text)).toBe(true);
  });

  it.each([
    'On 3 May 1911, the first stone of the quay was laid; today the Board approved the plan.',
    'From 1 October 2023 - and for three winters - the northern quay will be closed.',
    'Seit 1. Oktober 2023 – und für drei Winter – ist der Kai gesperrt.',
    'The first stone of the quay, which was laid on 3 May 1911, was moved.',
    'The Congress of Harbours (18-22 February 2009) decided to rebuild the quay.',
    'Deadline: 12 June 2021. Applications go to the Board.',
    '2021年3月3日电力供应恢复，港务局批准了该计划。',
  ])('is not seen in: %s', (text) => {
    expect(opens(text)).toBe(false);
  });
});
