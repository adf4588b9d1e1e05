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
  be: 'Міністр заявіў у пятніцу, што порт будзе адкрыты для ўсіх суднаў да канца месяца, а выдаткі ўжо пакрыты са спецыяльнага фонду развіцця партовай інфраструктуры.',
  bg: 'Министърът заяви в петък, че пристанището ще бъде отворено за всички кораби до края на месеца и че разходите вече са покрити от специалния фонд за развитие на пристанищата.',
  sr: 'Министар је у петак изјавио да ће лука бити отворена за све бродове до краја месеца и да су трошкови већ покривени из посебног фонда за развој лучке инфраструктуре.',
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

  it.each([
    [
      'mk',
      'Министерот во петокот изјави дека пристаништето ќе биде отворено за сите бродови до крајот на месецот и дека трошоците се веќе покриени од посебниот фонд за развој.',
    ],
    [
      'kk',
      'Министр жұма күні порт ай соңына дейін барлық кемелерге ашық болатынын және шығындар порт инфрақұрылымын дамыту арнайы қорынан өтелгенін мәлімдеді.',
    ],
    [
      'cy',
      'Dywedodd y gweinidog ddydd Gwener y bydd yr harbwr ar agor i bob llong cyn diwedd y mis, a bod y costau eisoes wedi eu talu gan gronfa arbennig ar gyfer datblygu porthladdoedd.',
    ],
  ])('believes the declaration of a language that the model does not know: %s', async (lang, text) => {
    expect(await languageOf(text, lang)).toEqual({ lang });
    expect(await languageOf(SAMPLES['de'] ?? '', lang)).toMatchObject({ lang: 'de' });
    expect(await languageOf(SAMPLES['ar'] ?? '', lang)).toMatchObject({ lang: 'ar' });
  });

  it.each([
    ['uk', 'ru'],
    ['bg', 'ru'],
    ['ru', 'uk'],
  ])('believes the letters where %s is declared for a near language: %s', async (declared, lang) => {
    expect(await languageOf((SAMPLES[lang] ?? '').repeat(4), declared)).toMatchObject({ lang });
  });

  it('believes no declaration of a Cyrillic language for a text without its letters', async () => {
    expect(await languageOf(SAMPLES['uk'] ?? '', 'kk')).toMatchObject({ lang: 'uk' });
    expect(await languageOf(SAMPLES['ru'] ?? '', 'kk')).toMatchObject({ lang: 'ru' });
  });

  it('takes a few frequent words for a confirmation of what is declared, and for nothing else', async () => {
    const text =
      'Horario invernal: apertura 9.00, cierre 17.00. Grúas disponibles: cuatro. Muelle norte, reparación prevista hasta octubre de 2021. Tarifas sin cambios. Contacto: oficina técnica de la autoridad portuaria, Puerto Amberlí.';
    expect(await languageOf(text, 'es-MX')).toEqual({ lang: 'es-MX' });
    expect(await languageOf(text, 'en')).toMatchObject({ lang: 'es' });
  });

  it.each([
    [
      'id',
      'Menteri Perhubungan mengatakan pelabuhan baru itu akan dibuka pada bulan Maret karena dermaga sudah selesai.',
    ],
    [
      'ms',
      'Menteri Pengangkutan berkata pelabuhan baharu itu akan dibuka pada bulan Mac kerana kerja jeti telah siap.',
    ],
    [
      'sw',
      'Waziri wa Uchukuzi alisema bandari mpya itafunguliwa mwezi Machi kwa kuwa ujenzi wa gati umekamilika na meli kubwa zitaweza kutia nanga.',
    ],
    [
      'so',
      'Wasiirka gaadiidka ayaa sheegay in dekedda cusub la furi doono bisha Maarso, maadaama dhismaha marsada la dhammeeyay oo maraakiibtu ay ku xidhan karaan.',
    ],
    [
      'gl',
      'A ministra dixo hoxe que o porto estará aberto a todos os barcos antes de fin de mes e que os custos xa están cubertos polo fondo.',
    ],
    [
      'pt',
      'A ministra disse hoje que o porto estará aberto a todos os navios antes do fim do mês e que os custos já estão cobertos pelo fundo.',
    ],
    [
      'af',
      'Die minister het Vrydag gesê dat die hawe voor die einde van die maand vir alle skepe oop sal wees en dat die koste gedek is.',
    ],
    [
      'hr',
      'Ministar je rekao da će luka biti otvorena za sve brodove prije kraja mjeseca i da će se promet odvijati tijekom cijele godine.',
    ],
    [
      'sr-Latn',
      'Ministar je rekao da će luka biti otvorena za sve brodove pre kraja meseca i da će se saobraćaj odvijati tokom cele godine.',
    ],
    [
      'cy',
      'Dywedodd y gweinidog ddydd Gwener y bydd yr harbwr ar agor i bob llong cyn diwedd y mis, a bod y costau eisoes wedi eu talu.',
    ],
    ['mk', 'Пристаништето е отворено од денес. Министерот за транспорт рече дека бродовите повторно пристигнуваат.'],
    [
      'mk',
      'Министерот изјави дека пристаништето ќе биде отворено за сите бродови до крајот на месецот и ќе се плати од фондот.',
    ],
    [
      'kk',
      'Министр жұма күні порт ай соңына дейін барлық кемелерге ашық болатынын және шығындар арнайы қордан өтелгенін мәлімдеді.',
    ],
    [
      'ky',
      'Транспорт министри жаңы порт март айында ачылаарын билдирди, анткени причалдын курулушу бүттү жана чоң кемелер кире алат.',
    ],
    [
      'mn',
      'Тээврийн сайд шинэ боомт гуравдугаар сард нээгдэнэ гэж мэдэгдлээ, учир нь барилга дууссан бөгөөд том хөлөг онгоцууд орж чадна.',
    ],
    [
      'ps',
      'د ټرانسپورټ وزیر وویل چې نوی بندر به د مارچ په میاشت کې پرانیستل شي ځکه چې د بندر جوړونه بشپړه شوې او لویې بېړۍ کولی شي ورننوځي.',
    ],
    ['hi', 'परिवहन मंत्री ने कहा कि नया बंदरगाह मार्च में खुलेगा क्योंकि निर्माण पूरा हो गया है और बड़े जहाज आ सकते हैं।'],
    ['mr', 'परिवहन मंत्र्यांनी सांगितले की नवीन बंदर मार्चमध्ये खुले होईल कारण बांधकाम पूर्ण झाले आहे आणि मोठी जहाजे येऊ शकतात.'],
    ['ne', 'यातायात मन्त्रीले नयाँ बन्दरगाह चैत महिनामा खुल्ने बताएका छन् किनभने निर्माण सम्पन्न भएको छ र ठूला जहाज आउन सक्छन्।'],
  ])('tells %s from the languages that it is taken for', async (lang, text) => {
    expect(await languageOf(text)).toEqual({ lang });
    expect(await languageOf(text, lang)).toEqual({ lang });
  });

  it.each([
    [
      'Xhosa',
      'Umphathiswa wezothutho uthe izibuko elitsha liya kuvulwa ngenyanga kaMatshi kuba ulwakhiwo lwechweba lugqityiwe kwaye iinqanawa ezinkulu zingangena.',
    ],
    [
      'Malagasy',
      'Nilaza ny minisitry ny fitaterana fa hosokafana amin ny volana martsa ny seranana vaovao satria vita ny fanorenana ny tohatra.',
    ],
    [
      'Kinyarwanda',
      'Minisitiri wo gutwara abantu yavuze ko icyambu gishya kizafungurwa mu kwezi kwa Werurwe kuko kubaka byarangiye.',
    ],
    [
      'Tajik of few letters',
      'Вазири нақлиёт гуфт, ки бандари нав дар моҳи март кушода мешавад, зеро сохтмони он ба охир расид.',
    ],
    [
      'Indonesian or Malay',
      'Pelabuhan utara dibuka kembali hari ini. Kapal feri sudah berlayar sejak pagi dan penumpang menyambutnya dengan gembira.',
    ],
    ['names', 'Harbour Board Vik Ferries Skarholm Courier'],
  ])('says nothing where words and letters bear no language out: %s', async (_, text) => {
    expect(await languageOf(text)).toEqual({});
  });

  it('believes a declaration where the text is too short to tell, and claims nothing without one', async () => {
    expect(await languageOf('Comunicato 12', 'it')).toEqual({ lang: 'it' });
    expect(await languageOf('2021-12-18')).toEqual({});
    expect(await languageOf('2021-12-18', 'x-default')).toEqual({});
  });
});
