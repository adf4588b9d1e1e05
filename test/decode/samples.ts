/** Texts written for the tests, with the name of the encoding in iconv, in a declaration, and in the standard. */
export interface Sample {
  readonly lang: string;
  readonly text: string;
  readonly iconv: string;
  readonly label: string;
  readonly charset: string;
}

const TEXTS = {
  en: 'The Ministry of Roads announced on Monday that the new bridge will open in May. “We kept our word – and the budget,” the minister’s office said. Tolls will be €4 for cars… and nothing for bicycles.\n',
  fr: 'Le ministère des Forêts a présenté mardi un plan de reboisement : près de 40 000 hectares seront replantés d’ici à l’été prochain. « C’est un début », a déclaré la ministre à Évreux, où l’école forestière fêtait ses cent années d’existence.\n',
  de: 'Das Bundesamt für Gewässer veröffentlichte am Donnerstag die Jahresübersicht. Die Flüsse führten weniger Wasser als üblich; größere Schäden blieben aus. „Wir müssen früher handeln“, sagte die Präsidentin der Behörde in Köln.\n',
  is: 'Ráðuneytið tilkynnti í dag að ný brú yfir ána verði opnuð í næsta mánuði. Íbúar þorpsins hafa beðið lengi eftir þessari framkvæmd og fagna því að loksins sé hægt að aka á milli bæja án þess að sæta sjávarföllum.\n',
  pl: 'Ministerstwo Kolei ogłosiło w środę, że pociągi między Łodzią a Gdańskiem będą jeździć częściej. Podróżni zyskają dzięki temu około pół godziny. Zdaniem rzeczniczki najważniejsze są bezpieczeństwo i punktualność, a także niższe ceny biletów.\n',
  cs: 'Ministerstvo zemědělství oznámilo, že letošní sklizeň třešní byla nejlepší za posledních dvacet let. Pěstitelé žádají nižší daně a jednodušší předpisy. Příští rok chce úřad vysadit tisíce nových stromů podél silnic.\n',
  hu: 'A Vízügyi Hivatal közölte, hogy a folyó szintje éjszaka három métert csökkent. A gátőrök készültsége megszűnt, az önkéntesek hazatérhetnek. „Köszönjük mindenkinek a kitartó munkát” – mondta a főigazgató a győri sajtótájékoztatón.\n',
  ru: 'Министерство путей сообщения объявило в понедельник, что новая железная дорога будет открыта в мае. Как сообщили в ведомстве, строительство заняло четыре года. Первый поезд отправится из столицы ранним утром, билеты уже поступили в продажу.\n',
  uk: 'Міністерство охорони довкілля повідомило, що в країні з’явиться ще один заповідник. Його площа становитиме понад сорок тисяч гектарів. «Ми чекали на це рішення багато років», – сказала очільниця відомства під час зустрічі з журналістами.\n',
  bg: 'Министерството на водите съобщи, че язовирите са пълни и режимът на тока отпада. Според експертите запасите ще стигнат до края на лятото. Жителите на планинските села ще получават вода без прекъсване от първи юни.\n',
  el: 'Το Υπουργείο Ναυτιλίας ανακοίνωσε ότι τα δρομολόγια προς τα νησιά θα ξεκινήσουν νωρίτερα φέτος. Οι επιβάτες θα μπορούν να αγοράζουν εισιτήρια από την Τρίτη. Η υπουργός ευχαρίστησε τους εργαζόμενους στα λιμάνια για την προσπάθειά τους.\n',
  tr: 'Ulaştırma Bakanlığı, yeni köprünün ağustos ayında açılacağını duyurdu. Geçiş ücreti ilk üç ay alınmayacak. Bakan, “Bu köprü iki kıyıyı birbirine bağlıyor” dedi ve işçilere teşekkür etti; açılışa çok sayıda öğrenci de çağrıldı.\n',
  he: 'משרד התחבורה הודיע ביום שני כי הגשר החדש ייפתח בחודש מאי. לדברי השרה, העבודות הסתיימו לפני המועד ובמסגרת התקציב. הנסיעה בין שתי הערים תתקצר בחצי שעה, והתושבים מוזמנים לטקס הפתיחה בכניסה הצפונית.\n',
  ar: 'أعلنت وزارة النقل يوم الاثنين أن الجسر الجديد سيفتتح في شهر مايو المقبل. وقالت الوزيرة إن الأعمال انتهت قبل موعدها وضمن الميزانية المقررة، وإن الرحلة بين المدينتين ستصبح أقصر بنصف ساعة. ودعت السكان إلى حضور الحفل.\n',
  lt: 'Susisiekimo ministerija pranešė, kad naujasis tiltas bus atidarytas gegužės mėnesį. Ministrė padėkojo statytojams už puikų darbą ir pakvietė visus gyventojus į šventę. Kelionė tarp miestų sutrumpės beveik trisdešimt minučių, o bilietai nebrangs.\n',
  lv: 'Satiksmes ministrija paziņoja, ka jaunais tilts tiks atklāts maijā. Ministre pateicās būvniekiem par paveikto darbu un aicināja visus iedzīvotājus uz svētkiem. Ceļš starp pilsētām kļūs par pusstundu īsāks, bet biļešu cenas nemainīsies.\n',
  th: 'กระทรวงคมนาคมประกาศเมื่อวันจันทร์ว่าสะพานแห่งใหม่จะเปิดใช้ในเดือนพฤษภาคม รัฐมนตรีกล่าวว่างานก่อสร้างเสร็จก่อนกำหนดและอยู่ในวงเงินงบประมาณ การเดินทางระหว่างสองเมืองจะสั้นลงครึ่งชั่วโมง\n',
  zh: '交通部星期一宣布，新建的跨江大桥将于五月通车。部长表示，工程比原计划提前完成，也没有超出预算。两座城市之间的行车时间将缩短半小时。有关部门欢迎附近居民参加通车仪式，并提醒大家注意安全。\n',
  tw: '交通部星期一宣布，新建的跨江大橋將於五月通車。部長表示，工程比原計畫提前完成，也沒有超出預算。兩座城市之間的行車時間將縮短半小時。有關單位歡迎附近居民參加通車典禮，並提醒大家注意安全。\n',
  ja: '国土交通省は月曜日、新しい橋を五月に開通させると発表した。大臣は会見で「工事は予定より早く終わり、予算の範囲におさまった」と述べた。二つの町のあいだの移動は三十分ほど短くなる。開通式には近くの住民も招かれる。\n',
  ko: '국토교통부는 월요일 새 다리가 오월에 개통된다고 발표했다. 장관은 공사가 예정보다 일찍 끝났고 예산 안에서 마무리되었다고 말했다. 두 도시 사이의 이동 시간은 삼십 분가량 줄어든다. 개통식에는 가까운 마을의 주민들도 초대된다.\n',
} as const;

const row = (lang: keyof typeof TEXTS, iconv: string, label: string, charset: string): Sample => ({
  lang,
  text: TEXTS[lang],
  iconv,
  label,
  charset,
});
const plain = (text: string): string =>
  text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll('–', '-')
    .replaceAll('…', '...')
    .replaceAll('€', 'EUR ');
/** For charsets without typographic quotes, dashes or the euro sign. */
const simple = (lang: keyof typeof TEXTS, iconv: string, label: string, charset: string): Sample => ({
  ...row(lang, iconv, label, charset),
  text: plain(TEXTS[lang]),
});

export const SAMPLES: readonly Sample[] = [
  row('en', 'CP1252', 'windows-1252', 'windows-1252'),
  row('fr', 'CP1252', 'windows-1252', 'windows-1252'),
  row('is', 'CP1252', 'iso-8859-1', 'windows-1252'),
  simple('de', 'ISO-8859-1', 'iso-8859-1', 'windows-1252'),
  simple('fr', 'ISO-8859-15', 'iso-8859-15', 'iso-8859-15'),
  simple('fr', 'MACINTOSH', 'macintosh', 'macintosh'),
  row('pl', 'CP1250', 'windows-1250', 'windows-1250'),
  row('hu', 'CP1250', 'windows-1250', 'windows-1250'),
  row('cs', 'CP1250', 'windows-1250', 'windows-1250'),
  simple('pl', 'ISO-8859-2', 'iso-8859-2', 'iso-8859-2'),
  simple('cs', 'ISO-8859-2', 'iso-8859-2', 'iso-8859-2'),
  row('ru', 'CP1251', 'windows-1251', 'windows-1251'),
  row('uk', 'CP1251', 'windows-1251', 'windows-1251'),
  row('bg', 'CP1251', 'windows-1251', 'windows-1251'),
  simple('ru', 'KOI8-R', 'koi8-r', 'koi8-r'),
  simple('uk', 'KOI8-U', 'koi8-u', 'koi8-u'),
  simple('ru', 'ISO-8859-5', 'iso-8859-5', 'iso-8859-5'),
  simple('ru', 'CP866', 'ibm866', 'ibm866'),
  simple('ru', 'MAC-CYRILLIC', 'x-mac-cyrillic', 'x-mac-cyrillic'),
  row('el', 'CP1253', 'windows-1253', 'windows-1253'),
  simple('el', 'ISO-8859-7', 'iso-8859-7', 'iso-8859-7'),
  row('tr', 'CP1254', 'windows-1254', 'windows-1254'),
  simple('tr', 'ISO-8859-9', 'iso-8859-9', 'windows-1254'),
  row('he', 'CP1255', 'windows-1255', 'windows-1255'),
  simple('he', 'ISO-8859-8', 'iso-8859-8', 'iso-8859-8'),
  row('ar', 'CP1256', 'windows-1256', 'windows-1256'),
  simple('ar', 'ISO-8859-6', 'iso-8859-6', 'iso-8859-6'),
  row('lt', 'CP1257', 'windows-1257', 'windows-1257'),
  row('lv', 'CP1257', 'windows-1257', 'windows-1257'),
  simple('lv', 'ISO-8859-13', 'iso-8859-13', 'iso-8859-13'),
  row('th', 'CP874', 'windows-874', 'windows-874'),
  row('zh', 'GB2312', 'gb2312', 'gb18030'),
  row('zh', 'GBK', 'gbk', 'gb18030'),
  row('tw', 'GB18030', 'gb18030', 'gb18030'),
  row('tw', 'BIG5', 'big5', 'big5'),
  row('ja', 'SHIFT_JIS', 'shift_jis', 'shift_jis'),
  row('ja', 'EUC-JP', 'euc-jp', 'euc-jp'),
  row('ja', 'ISO-2022-JP', 'iso-2022-jp', 'iso-2022-jp'),
  row('ko', 'EUC-KR', 'euc-kr', 'euc-kr'),
  row('ko', 'CP949', 'ks_c_5601-1987', 'euc-kr'),
  row('ru', 'UTF-16LE', 'utf-16le', 'utf-16le'),
  row('zh', 'UTF-16BE', 'utf-16be', 'utf-16be'),
  row('en', 'UTF-16LE', 'utf-16', 'utf-16le'),
  row('ar', 'UTF-16BE', 'utf-16be', 'utf-16be'),
  row('ko', 'UTF-8', 'utf-8', 'utf-8'),
];
