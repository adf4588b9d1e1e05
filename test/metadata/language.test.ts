import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/metadata/language.ts';

const SAMPLES: Readonly<Record<string, string>> = {
  en: 'The minister said on Friday that the harbour will be open to all ships before the end of the month, and that the costs are covered.',
  de: 'Der Minister hat am Freitag erklärt, dass der Hafen noch vor dem Ende des Monats für alle Schiffe geöffnet wird und die Kosten gedeckt sind.',
  fr: 'Le ministre a déclaré vendredi que le port sera ouvert à tous les navires avant la fin du mois et que les coûts sont couverts par le fonds.',
  pl: 'Minister powiedział w piątek, że port zostanie otwarty dla wszystkich statków przed końcem miesiąca, a koszty są już pokryte z funduszu.',
  ru: 'Министр заявил в пятницу, что порт будет открыт для всех судов до конца месяца и что расходы уже покрыты из специального фонда развития портовой инфраструктуры.',
  uk: 'Міністр заявив у п’ятницю, що порт буде відкрито для всіх суден до кінця місяця, а витрати вже покрито зі спеціального фонду розвитку портової інфраструктури.',
  ar: 'أعلن الوزير يوم الجمعة أن الميناء سيفتح أمام جميع السفن قبل نهاية الشهر وأن التكاليف مغطاة من الصندوق الخاص بتطوير البنية التحتية للموانئ في البلاد.',
  fa: 'وزیر روز جمعه اعلام کرد که بندر پیش از پایان ماه به روی همه کشتی‌ها باز خواهد شد و هزینه‌ها از محل صندوق ویژه توسعه زیرساخت‌های بندری تأمین شده است.',
  zh: '部长星期五表示，港口将在月底前向所有船只开放，费用已由港口基金支付。',
  'zh-Hant': '部長星期五表示，港口將在月底前向所有船隻開放，費用已由港口發展基金支付，並對國內經濟有益。',
  ja: '大臣は金曜日、港は月末までにすべての船に開放されると述べた。',
  ko: '장관은 금요일 항만이 이달 말 전에 모든 선박에 개방될 것이라고 밝혔다.',
  el: 'Ο υπουργός δήλωσε την Παρασκευή ότι το λιμάνι θα ανοίξει για όλα τα πλοία.',
};

describe('language', () => {
  it.each(Object.entries(SAMPLES))('reads %s from the text alone', async (lang, text) => {
    expect(await languageOf(text)).toEqual({ lang });
  });

  it('keeps the region and script of a declaration that fits', async () => {
    expect(await languageOf(SAMPLES['en'] ?? '', 'en_gb')).toEqual({ lang: 'en-GB' });
    expect(await languageOf(SAMPLES['zh'] ?? '', 'zh-CN')).toEqual({ lang: 'zh-CN' });
  });

  it('believes the text where a declaration is wrong, and says so', async () => {
    expect(await languageOf(SAMPLES['de'] ?? '', 'en')).toEqual({
      lang: 'de',
      warning: 'declared as en, but the text is de',
    });
    expect(await languageOf(SAMPLES['zh'] ?? '', 'en-US')).toMatchObject({ lang: 'zh' });
  });

  it('believes a declaration where the text is too short to tell, and claims nothing without one', async () => {
    expect(await languageOf('Comunicato 12', 'it')).toEqual({ lang: 'it' });
    expect(await languageOf('2021-12-18')).toEqual({});
    expect(await languageOf('2021-12-18', 'x-default')).toEqual({});
  });
});
