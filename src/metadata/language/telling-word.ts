/** Languages that lists of frequent words and the model take for each other, and words that one of them has and the others have not. */
interface Kin {
  /** Where no such word stands in the text, nothing is said; else what it was taken for remains. */
  readonly strict: boolean;
  readonly words: Readonly<Record<string, string>>;
}

const KIN: readonly Kin[] = [
  {
    strict: true,
    words: {
      id: 'bahwa karena bisa saat provinsi pemerintah perusahaan kebijakan berbagai yaitu agar kabupaten gubernur selain setelah melalui anggaran januari februari maret juni juli agustus desember sehingga tersebut terkait menyampaikan mengatakan rapat kantor',
      ms: 'bahawa kerana kerajaan syarikat pelbagai iaitu baharu daripada selepas menerusi ogos julai disember mac jun semasa seramai supaya manakala termasuklah ialah inisiatif beliau mesyuarat pejabat pengurusan kementeriannya',
    },
  },
  {
    strict: false,
    words: {
      es: 'el los las y con una más también pero su sus hoy lo fue',
      pt: 'uma não com um mais também pelo pela são em hoje seu sua aos às já',
      gl: 'unha hoxe máis tamén polo pola coa co cos coas nunha dunha dun nun ó ós á aínda xa onde',
    },
  },
  {
    strict: false,
    words: {
      nl: 'een de niet voor zijn heeft hebben wordt naar bij zal deze werd onze wij',
      af: 'nie vir sal gesê hulle hy dié deur hierdie sy n sê gaan baie',
    },
  },
  {
    strict: false,
    words: {
      hr: 'prije poslije gdje dio vrijeme također tijekom tisuća tko mjesec mjeseca uvjeti priopćio priopćilo lijepo cijena promet prometa siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca',
      'sr-Latn':
        'pre posle gde deo vreme takođe tokom hiljada ko mesec meseca uslovi saopštio saopštilo saopštila lepo evra saobraćaj saobraćaja januara februara marta aprila juna jula avgusta septembra oktobra novembra decembra',
    },
  },
  {
    strict: false,
    words: {
      sr: 'је у са су ће који која које није био било јер',
      mk: 'во со дека ќе не ги го која кој кои беше што бидејќи',
      bg: 'в с че ще не със във които който която беше от са съм',
    },
  },
  {
    strict: true,
    words: {
      hi: 'है हैं के में की और से को का कि यह ने पर था थे गया गई लिए भी',
      mr: 'आहे आहेत आणि या ला ने केले केली होते होता नाही की तर यांनी मध्ये साठी असे त्या व झाली',
      ne: 'छ छन् र को मा हो गर्न भएको पनि लाई गरेको गर्ने गरी थियो बाट तथा भने यस',
    },
  },
];

const WORD = /[\p{L}\p{M}]+/gu;

/** Which of its kin a language is that a text was taken for; undefined where that takes words which are not there. */
export function amongKin(language: string, sample: string): string | undefined {
  const kin = KIN.find(({ words }) => Object.hasOwn(words, language));
  if (kin === undefined) return language;
  const words = sample.toLowerCase().match(WORD) ?? [];
  const ranked = Object.entries(kin.words)
    .map(([lang, list]) => ({ lang, hits: hitsOf(words, list) }))
    .toSorted((a, b) => b.hits - a.hits || Number(b.lang === language) - Number(a.lang === language));
  const [best, next] = ranked;
  if (best === undefined || best.hits === (next?.hits ?? 0)) return kin.strict ? undefined : language;
  return best.lang;
}

function hitsOf(words: readonly string[], list: string): number {
  const telling = new Set(list.split(' '));
  return words.reduce((sum, word) => sum + (telling.has(word) ? 1 : 0), 0);
}
