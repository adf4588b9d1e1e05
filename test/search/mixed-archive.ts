import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from './random.ts';

/** Words by script; some with special case foldings: Kelvin sign, long s, sharp s, dotted I, final sigma. */
const WORDS: readonly (readonly string[])[] = [
  'the of and minister statement cooperation human rights sanctions Kelvin kilo Strasse straße STRASSE ſanctions café naïve Erdoğan Istanbul İstanbul ısı Bucureşti Łukasz Ångström Ångström state-owned U.S. 2021 17-1044 9,000 foo_bar e-mail'.split(
    ' ',
  ),
  'санкции САНКЦИИ министр Норов сотрудничество развитие ёлка й'.split(' '),
  'ΑΘΉΝΑ αθήνα Σίσυφος ΣΊΣΥΦΟΣ λόγος'.split(' '),
  'بيان صحفي وزارة الخارجية ١٢٣'.split(' '),
  'नमस्ते विदेश मंत्रालय १२३'.split(' '),
  'ﬀ ﬁ Ⅷ ⅷ ǅ Ǆ ǆ 𝔘𝔫𝔦 𐐀𐐨 é e\u0301 \u200d👩‍👩‍👧 🇫🇷 ᾳ ᾼ ẞ ß'.split(' '),
];
const HAN = '外交部发言人就制裁问题答记者问中华人民共和国主席会见总理声明合作发展上海组织秘书长';
const KANA = '外務大臣のコメントについて日本国政府はテロリズム';

export function sentence(random: Random): string {
  const kind = random.int(0, 9);
  if (kind < 2) return Array.from({ length: random.int(4, 30) }, () => random.pick(Array.from(HAN))).join('') + '。';
  if (kind === 2) return Array.from({ length: random.int(4, 20) }, () => random.pick(Array.from(KANA))).join('');
  const words = kind < 7 ? WORDS[0] : random.pick(WORDS);
  const text = Array.from({ length: random.int(2, 16) }, () => random.pick(words ?? [])).join(
    random.pick([' ', ' ', ' ', ', ', '\u00a0']),
  );
  return text.charAt(0).toUpperCase() + text.slice(1) + random.pick(['.', '.', '', '!', ' (a)']);
}

function body(random: Random): Buffer {
  const feed = random.chance(0.15) ? '\r\n' : '\n';
  const lines: string[] = [];
  for (let n = random.int(0, 14); n > 0; n--) {
    if (random.chance(0.2)) lines.push('');
    lines.push(Array.from({ length: random.int(1, 3) }, () => sentence(random)).join(' '));
    if (random.chance(0.05)) lines.push(`\t${sentence(random)}  `);
  }
  if (random.chance(0.02)) lines.push(sentence(random).repeat(90));
  const text = Buffer.from(lines.join(feed) + (random.chance(0.85) ? feed : ''));
  if (!random.chance(0.12) || text.length === 0) return text;
  for (let n = random.int(1, 4); n > 0; n--) text[random.int(0, text.length - 1)] = random.int(0x80, 0xff);
  return text;
}

/** Writes an archive of `count` files in many scripts, some with CRLF, invalid UTF-8, very long lines, marks or nothing at all. */
export function writeMixedArchive(root: string, count: number, random: Random): void {
  mkdirSync(join(root, '.communique', 'captures'), { recursive: true });
  writeFileSync(join(root, '.communique', 'archive.json'), '{"format":"communique-archive","version":1}\n');
  writeFileSync(join(root, '.communique', 'hidden.md'), 'the hidden sanctions\n');
  for (let n = 0; n < count; n++) {
    const two = (value: number): string => String(value).padStart(2, '0');
    const folder = random.chance(0.05)
      ? 'undated'
      : `${random.int(2019, 2022)}/${two(random.int(1, 12))}/${two(random.int(1, 28))}`;
    const date = folder === 'undated' ? '' : `date: "${folder.replaceAll('/', '-')}"\n`;
    const lang = random.pick(['en', 'zh-Hans', 'ru', 'ja']);
    const head = `---\ntitle: "${sentence(random).replace(/["\\]/g, '')}"\n${date}source: https://www.example${n % 7}.org/${n}\nlang: ${lang}\n---\n\n`;
    const file = join(root, folder, `entry-${n}.md`);
    mkdirSync(dirname(file), { recursive: true });
    const mark = random.chance(0.03) ? '\uFEFF' : '';
    writeFileSync(file, random.chance(0.01) ? '' : Buffer.concat([Buffer.from(mark + head), body(random)]));
  }
}
