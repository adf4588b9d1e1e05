import { fold } from '../../document/fold.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(fold));

/** Words before a day that a sentence tells of: "On 3 May", "Since 1 October", "From"; no place has such a name. */
export const BEFORE_DAY = set(
  'on in from since until till by before after during as of at between starting effective am im vom ab seit bis zum zwischen vor nach le du depuis dès ' +
    'avant après au jusqu el desde hasta del al antes tras dal il fino entro dopo em no na desde até a partir op sinds vanaf tot voor den från fram fra ' +
    'siden til fra od do z dnia w po przed ve od dne с со до на от к по з від до у в із από στις έως ως ngày từ pada sejak hingga mulai في من منذ حتى بتاريخ ' +
    'در از تا ב מ עד החל',
);

/** Words between a place and its day: "Paris, le", "Hà Nội, ngày", "Warszawa, dnia". */
export const PLACE_TO_DAY = set('le la el a the den der am de il lì li addì em ngày dnia dne på op');

/** Who writes "Today, 3 May 2021," dates the text. */
export const TODAY = set(
  "today heute aujourd'hui hoy oggi hoje vandaag idag dziś dzisiaj dnes сегодня сьогодні днес bugün σήμερα اليوم امروز היום 今天 今日 오늘",
);

/** Words of labels that name another day than that of publication: of what is to come, of people, of prints and machines. */
const OTHER_DAY = set(
  'deadline due born birth died death birthday meeting meetings event events start starts starting begin begins end ends ending valid expires expiry expiration ' +
    'effective printed retrieved accessed downloaded visited closing closes joined until build built generated rendered cached crawled hearing session ' +
    'frist einsendeschluss bewerbungsschluss anmeldeschluss geboren gestorben sitzung termin veranstaltung beginn ende gültig gedruckt ausgedruckt abgerufen ' +
    'échéance limite né née réunion événement début fin imprimé consulté plazo límite nacido nacida nacimiento reunión evento inicio impreso consultado ' +
    'scadenza nato nata riunione inizio fine stampato consultato prazo nascido nascida nascimento reunião início impresso acessado ' +
    'geboren vergadering bijeenkomst aanvang einde afgedrukt geraadpleegd född möte evenemang utskriven hämtad født møte møde utskrevet hentet syntynyt ' +
    'kokous tapahtuma tulostettu termin urodzony urodzona spotkanie wydarzenie wydrukowano narozen zasedání akce vytištěno ' +
    'срок родился родилась заседание встреча мероприятие начало окончание распечатано термін народився засідання зустріч захід toplantı etkinlik doğum ' +
    'موعد الموعد اجتماع الاجتماع ميلاد الميلاد مولود انتهاء الانتهاء طباعة مهلت تولد جلسه מועד נולד נולדה פגישה ישיבה הודפס batas lahir rapat dicetak diakses hạn sinh họp',
);
const OTHER_DAY_CJK =
  /截止|截至|出生|生于|会议|會議|活动|活動|报名|報名|打印|列印|举办|舉辦|開催|締切|締め切り|期限|生年月日|印刷|마감|생년월일|행사|회의|인쇄/u;
/** Those of them that need no colon behind them: "Printed on 12 June 2021". */
const PARTICIPLES = set(
  'due born died printed retrieved accessed downloaded visited generated rendered cached crawled joined until ' +
    'geboren gestorben gedruckt ausgedruckt abgerufen imprimé consulté nacido impreso consultado stampato consultato nascido impresso acessado afgedrukt ' +
    'geraadpleegd född utskriven hämtad født utskrevet hentet syntynyt tulostettu urodzony wydrukowano narozen vytištěno распечатано',
);
/** Prepositions of what begins, ends or must be done by a day: "Closed from 1 October", "Member since", "jusqu'au 3 mai". */
const LIMITS = set(
  "from until till since by before after starting ab bis seit vor nach dès depuis jusqu'au jusqu partir avant après desde hasta antes dal dall entro sinds vanaf " +
    'tot från fra till til siden fram od przed po с до после з після sejak hingga mulai منذ حتى até από έως ως',
);
const ARTICLES = set('the le la el au al il l du del den dem am zum 1er');
const MAX_LABEL = 60;
const MAX_WORDS = 6;

/** Whether a label right before a date says that it is another day than that of publication: "Deadline:", "Printed on". */
export function namesOtherDay(before: string): boolean {
  const label =
    before
      .slice(-MAX_LABEL)
      .split(/[|·•;,\n]/u)
      .at(-1) ?? '';
  const words = [...label.matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => fold(word));
  if (words.length === 0 || words.length > MAX_WORDS) return false;
  if (/[:：]\s*$/u.test(label)) return words.some((word) => OTHER_DAY.has(word)) || OTHER_DAY_CJK.test(label);
  while (ARTICLES.has(words.at(-1) ?? '')) words.pop();
  if (LIMITS.has(words.at(-1) ?? '')) return true;
  while (BEFORE_DAY.has(words.at(-1) ?? '')) words.pop();
  return PARTICIPLES.has(words.at(-1) ?? '');
}
