import { sentence } from './mixed-archive.ts';
import type { Random } from './random.ts';

/** Arguments for both programs: options and one or more patterns with -e. */
export type Query = readonly string[];

const escape = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$#&~-]/g, '\\$&');
const part = (text: string, length: number, random: Random): string => {
  const chars = Array.from(text);
  const start = random.int(0, Math.max(0, chars.length - length));
  return chars.slice(start, start + length).join('');
};
const words = (random: Random): string[] => sentence(random).match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['the'];
const word = (random: Random): string => random.pick(words(random));
const flip = (text: string, random: Random): string =>
  Array.from(text, (c) => (random.chance(0.5) ? c.toUpperCase() : c.toLowerCase())).join('');
const han = (length: number, random: Random): string =>
  part('外交部发言人就制裁问题答记者问中华人民共和国主席会见总理声明合作发展上海组织秘书长', length, random);
const cut = (random: Random): [string, string, string] => {
  const chars = Array.from(word(random));
  const k = random.int(0, chars.length - 1);
  return [chars.slice(0, k).join(''), chars[k] ?? '', chars.slice(k + 1).join('')];
};

/** Kinds of patterns; the order is that of rotation. */
export const KINDS: Readonly<Record<string, (random: Random) => Query>> = {
  literal: (r) => ['-F', '-e', part(sentence(r), r.int(1, 25), r)],
  phrase: (r) => ['-e', escape(words(r).slice(0, 2).join(' '))],
  wholeWord: (r) => ['-w', '-F', '-e', word(r)],
  wordRegex: (r) => ['-w', '-e', `${escape(part(word(r), 2, r))}.*`],
  wholeLine: (r) => ['-x', '-e', r.pick(['---', '', '.*', 'lang: (en|ru)', '\\s*', '[^a]*', '.{40,60}'])],
  ignoreCase: (r) => ['-i', '-F', '-e', flip(part(sentence(r), r.int(2, 15), r), r)],
  ignoreCaseWord: (r) => ['-i', '-w', '-e', flip(escape(word(r)), r)],
  smart: (r) => ['-S', '-e', r.pick([flip(word(r), r), '\\w+ [A-Z]\\b', '\\pL\\.', 'istan\\S+', '[a-z]{4} 2'])],
  han1: (r) => ['-e', han(1, r)],
  han2: (r) => ['-e', han(2, r)],
  han3: (r) => ['-F', '-e', han(3, r)],
  han4: (r) => ['-e', han(4, r)],
  alternation: (r) => ['-e', Array.from({ length: r.int(2, 4) }, () => escape(word(r))).join('|')],
  alternationGroup: (r) => ['-e', `(${escape(word(r))}|${escape(word(r))}) (${escape(word(r))}|the|of)`],
  manyPatterns: (r) => Array.from({ length: r.int(2, 4) }, () => ['-e', escape(word(r))]).flat(),
  manyFixed: (r) => [
    '-F',
    ...Array.from({ length: r.int(2, 5) }, () => ['-e', part(sentence(r), r.int(1, 6), r)]).flat(),
  ],
  gap: (r) => ['-e', `${escape(word(r))}.{0,${r.int(3, 50)}}${escape(word(r))}`],
  star: (r) => ['-e', `${escape(word(r))}.*${escape(word(r))}`],
  lazy: (r) => ['-e', `${escape(part(word(r), 1, r))}.*?${escape(part(word(r), 1, r))}`],
  prefix: (r) => ['-e', `\\b${escape(part(word(r), 2, r))}\\w*`],
  notBoundary: (r) => ['-e', `\\B${escape(part(word(r), 2, r))}${r.pick(['\\B', ''])}`],
  halfBoundary: (r) => [
    '-e',
    `${r.pick(['\\<', '\\b{start}', '\\b{start-half}'])}${escape(word(r))}${r.pick(['\\>', '\\b{end}', '\\b{end-half}'])}`,
  ],
  class: (r) => {
    const [a, b, c] = cut(r);
    return ['-e', `${escape(a)}[${escape(b)}aeiou]${escape(c)}`];
  },
  negatedClass: (r) => {
    const [a, b, c] = cut(r);
    return ['-e', `${escape(a)}[^${escape(b)}]${escape(c)}`];
  },
  classSets: (r) => [
    '-e',
    r.pick([
      '[\\w&&[^a-z]]{3}',
      '[\\p{L}--\\p{Latin}]+',
      '[[:alpha:]]+[[:digit:]]',
      '[a-z~~aeiou]{5}',
      '[^\\W\\d_]{9,}',
      '[[^a-z]&&\\S]+x?',
      '[\\p{Greek}\\p{Cyrillic}]{2,5}',
    ]),
  ],
  optional: (r) => {
    const [a, b, c] = cut(r);
    return ['-e', `${escape(a)}${escape(b)}?${escape(c)}`];
  },
  dot: (r) => {
    const [a, , c] = cut(r);
    return ['-e', `${escape(a)}.${escape(c)}`];
  },
  repeat: (r) => ['-e', `(?:${escape(word(r))} ?){1,3}${escape(part(word(r), 1, r))}`],
  lineStart: (r) => ['-e', `^${escape(part(sentence(r), r.int(1, 8), r))}`],
  lineEnd: (r) => ['-e', `${r.pick([escape(part(sentence(r), 2, r)), '\\.', '\\r', '\\s', '。'])}$`],
  textEnds: (r) => ['-e', r.pick(['\\Atitle', '\\A\\w', '[.!]\\z', '(?-m)^the', '(?-m:\\.$)', '^$', '^\\s*$'])],
  digits: (r) => ['-e', r.pick(['\\d{4}', '\\b\\d+-\\d+\\b', '[0-9]+,\\d{3}', '\\b20\\d\\d\\b', '\\d\\D\\d'])],
  property: (r) => [
    '-e',
    r.pick([
      '\\p{Han}{2}',
      '\\p{Hiragana}+\\p{Katakana}',
      '\\p{Lu}\\p{Ll}+ ',
      '\\p{greek}{3,}',
      '\\p{Script=Arabic}+',
      '\\p{gc:Nd}{2}',
      '\\PL{6}',
      '\\p{Emoji_Presentation}',
      '\\p{sc!=Latin}{8}',
      '\\p{Lt}',
      '\\p{M}',
      '[^\\p{L}\\s]{3}',
    ]),
  ],
  ignoreCaseRegex: (r) => ['-i', '-e', `(${flip(escape(word(r)), r)}|${flip(escape(word(r)), r)})s?\\W+\\w`],
  ignoreCaseClass: (r) => [
    '-i',
    '-e',
    r.pick([
      '[k-m]elv',
      '[^k]',
      '\\p{Lu}{3}x?',
      '\\P{Lu}{9}',
      '[α-ω]{3}',
      '[\\P{Ll}a]b',
      '[^\\p{Lu}]{4}',
      'ſ[s-t]',
      '[[A-Z]&&[^AEIOU]]{4}',
    ]),
  ],
  folding: (r) => [
    '-i',
    '-e',
    r.pick([
      'KELVIN',
      'straße',
      'STRASSE',
      'αθηνα',
      'ΑΘΉΝΑ',
      'σίσυφοσ',
      'ångström',
      'İstanbul',
      'istanbul',
      'ISI',
      'ısı',
      'bucureşti',
      'ŁUKASZ',
      'ſanctions',
      'ǆ',
      'ⅷ',
      '𐐨',
      'ß',
      'ẞ',
      'ᾼ',
      'ﬀ',
      's',
      'k',
    ]),
  ],
  scopedFlags: (r) => [
    '-e',
    r.pick([
      '(?i)the',
      'the (?i)human',
      '(?i:ST)at',
      '(?i:k)el',
      's(?i:S)',
      '(?x) h u m a n',
      '(?s)a.b',
      '(?U)a.+e',
      '(?U)a.+?e',
      '(?i)the(?-i) human|X',
      '(?i:[k-s]an)c',
    ]),
  ],
  empty: (r) => [
    '-e',
    r.pick(['', 'x*', '(a|)', '\\b', '\\B', '^', '$', '()', 'a||b', '(?:x*)(?:y*)', '[[:punct:]]*']),
  ],
  hanRegex: (r) => ['-e', `${han(1, r)}.{0,5}${han(1, r)}`],
  frontMatter: (r) => [
    '-e',
    r.pick(['^lang: zh', '^source: .*/\\d{2}$', '^title: "[^"]*the', '^date: "2021-(0[1-6]|12)']),
  ],
  escapes: (r) => [
    '-e',
    r.pick([
      '\\x41',
      '\\x{5916}',
      '\\u4ea4',
      '\\U0001F469',
      '\\t',
      '\\.\\)',
      '\\/',
      '\\!',
      '\\-',
      '[\\]\\[-]',
      '[]a]n',
      '[^]a]n',
      'a{2}',
      'l{1,2}a',
      '\\(a\\)',
    ]),
  ],
  odd: (r) => [
    '-e',
    r.pick([
      '(a|ab)(c|bcd)?',
      '(?:e|er)+',
      'a+?',
      'a{2,3}?',
      '(?P<x>t)(?<y>h)',
      'o{0}',
      '[a-]',
      '[--a]',
      '\\s+\\S+\\s+$',
      '(st|s|t)+a',
      'a.c|.b.',
      '(?:the )*of',
    ]),
  ],
  whole: (r) => ['-e', part(escape(sentence(r)).replaceAll('\\', ''), 3, r).replace(/[^\p{L}\p{N} ]/gu, '.')],
  replace: (r) => [
    ...r.pick<Query>([
      ['-r', '<$0>'],
      ['-r', ''],
      ['-r', '${2}-$1$$'],
      ['-r', '$nameX${name}'],
    ]),
    ...r.pick<Query>([[], ['-o'], ['-i']]),
    '-e',
    r.pick(['(\\w)(\\w)', '(?P<name>the) (h)?', escape(word(r)), '(\\p{Han})(\\p{Han})', '(of)|(and)', '(?<name>s)']),
  ],
  perl: (r) => [
    '-P',
    '-e',
    r.pick(['(?<=the )\\w+', '(\\w)\\1', '(?i)SANCTIONS(?!\\.)', '\\bof\\b', '\\p{Han}{3}', '^\\s*$']),
  ],
  multiline: (r) => [
    '-U',
    '-e',
    r.pick([
      '\\.\\n\\w',
      'lang: \\w+\\n---',
      '---\\n\\n[A-Z]',
      '(?s)title.{10,80}lang',
      '(?s)t.{0,9}?e',
      '\\n\\n',
      '\\n+',
      'of the',
      '[^a]{30}',
      '\\s+\\S',
      '\\w+$',
      '^\\s*',
      '^$',
      'a|\\b',
      '\\n?',
      '(\\w+)\\s+(\\w)',
      '\\Atitle|\\A---\\n',
      '\\W\\z',
      '(?-m)^---',
      '\\r?\\n',
    ]),
    ...r.pick<Query>([[], [], ['-w'], ['-x'], ['-i'], ['-r', '<$0>'], ['-r', '$1'], ['-r', '']]),
  ],
  multilineDotall: (r) => [
    '-U',
    '--multiline-dotall',
    '-e',
    r.pick(['date.{20,60}lang', '^s.*?g:', 'the.+?of', '---.{0,30}', 'lang.*']),
    ...r.pick<Query>([[], ['-r', '[$0]'], ['-i']]),
  ],
  multilinePerl: (r) => [
    '-U',
    '-P',
    '-e',
    r.pick([
      '(?<=\\n)\\w+\\n',
      '(\\w)\\W\\1',
      '\\w$(?!\\n-)',
      '\\n(?=-)',
      'of the',
      '^\\s*$',
      '(?s)e.*?lang',
      '\\w(?=\\n)',
    ]),
    ...r.pick<Query>([[], [], ['-w'], ['-r', '<$0>']]),
  ],
  risky: (r) => ['-e', r.pick(['(a+)+$', '(\\w+\\s?)+\\.$', '(.*)(.*)(.*)(.*)of', '((e|er)+ ?)+t', '(?:x+x+)+y'])],
};

/** `-v -m -A` together is left out: ripgrep 15 marks the lines behind the limit one way when it maps a file and another when it reads it. */
export const MODES: readonly Query[] = [
  [],
  [],
  [],
  ['-o'],
  ['-c'],
  ['-l'],
  ['--count-matches'],
  ['-v'],
  ['-m', '1'],
  ['-m', '2', '-A', '1'],
  ['-A', '1'],
  ['-B', '2'],
  ['-C', '1'],
  ['-o', '-m', '1'],
  ['-v', '-c'],
  ['--column'],
  ['--vimgrep'],
  ['--passthru'],
  ['--json'],
  ['--json', '-C', '1'],
  ['--color', 'always'],
  ['--color', 'always', '--heading', '-C', '1'],
  ['--files-without-match'],
  ['-c', '--include-zero'],
  ['-v', '-C', '1'],
  ['-m', '3', '-C', '2'],
  ['-v', '-C', '1', '--color', 'always'],
  ['-v', '-C', '1', '--json'],
  ['-o', '-v', '-C', '1'],
  ['--passthru', '--color', 'always'],
];

/** A random query of a kind, with a random mode of output. */
export function randomQuery(kind: string, random: Random, modes = MODES): Query {
  const make = KINDS[kind];
  if (!make) throw new Error(`no kind ${kind}`);
  const mode = random.pick(modes);
  // A line for each empty match of a long line is gigabytes.
  const skip = mode[0] === '--vimgrep' && kind === 'empty';
  return [...make(random), ...(skip ? [] : mode)];
}
