/** What a hall does while somebody speaks, as transcripts note it in brackets: beginnings of words. */
const NOTED = [
  // en
  'applause',
  'laughter',
  'cheer',
  'laughs',
  // de, nl, sv, da, no, fi
  'beifall',
  'applaus',
  'heiterkeit',
  'lachen',
  'zuruf',
  'bijval',
  'gelach',
  'applåd',
  'skratt',
  'bifald',
  'klapp',
  'latter',
  'suosionosoitu',
  // fr, es, pt, it
  'applaudissement',
  'rires',
  'aplauso',
  'risas',
  'risos',
  'applausi',
  'risate',
  // pl, cs, ru, uk, lt, el, tr
  'oklask',
  'brawa',
  'śmiech',
  'potlesk',
  'smích',
  'аплодисмент',
  'смех',
  'оплески',
  'сміх',
  'ploji',
  'χειροκρότημα',
  'χειροκροτήματα',
  'γέλια',
  'alkış',
  // zh, ja, ko, ar, id
  '掌声',
  '掌聲',
  '鼓掌',
  '笑声',
  '笑聲',
  '拍手',
  '笑い',
  '박수',
  '웃음',
  'تصفيق',
  'ضحك',
  'tepuk tangan',
];

const BRACKETS = /^[[(（［【]([^\])）］】]{2,60})[\])）］】]\.?$/u;

/** "(Applause)", "(Heiterkeit und Beifall)": a note of the hall inside a speech, alone on its line. */
export function isStageNote(text: string): boolean {
  const inner = BRACKETS.exec(text)?.[1]?.toLowerCase();
  return inner !== undefined && NOTED.some((word) => inner.includes(word));
}
