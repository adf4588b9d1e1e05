import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { width } from '../../../src/cli/grep/width.ts';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';

const entry = (date: string, lang: string, text: string): string =>
  `---\ntitle: "A statement"\ndate: "${date}"\nsource: https://www.${lang}.example.org/1\nlang: ${lang}\n---\n\n${text}\n`;

describe('grep', () => {
  let world: World;
  const put = (path: string, text: string | Buffer): void => {
    mkdirSync(dirname(world.path('archive', path)), { recursive: true });
    writeFileSync(world.path('archive', path), text);
  };
  beforeEach(() => {
    world = createWorld();
    put('.communique/archive.json', '{"format":"communique-archive","version":1}');
    put('2021/12/18/a.md', entry('2021-12-18', 'en', 'Peace talks\nand more peace'));
    put('2022/01/01/b.md', entry('2022-01-01', 'zh-Hans', '和平 peace'));
    put('undated/c.md', 'Peace without a date');
  });
  afterEach(() => world.remove());

  it('prints path:line:text, newest first, and exits 0', async () => {
    const { code, stdout } = await world.run(['grep', 'peace']);
    expect(stdout).toBe('archive/2022/01/01/b.md:8:和平 peace\narchive/2021/12/18/a.md:9:and more peace\n');
    expect(code).toBe(0);
  });

  it('exits 1 when nothing matches and 2 on a wrong pattern, option value or missing archive', async () => {
    expect(await world.run(['grep', 'война'])).toMatchObject({ code: 1, stdout: '', stderr: '' });
    const wrong = await world.run(['grep', 'a(b']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^communique: pattern a\(b: a \( is not closed.*\n$/);
    expect((await world.run(['grep', 'x', '-m', 'many'])).code).toBe(2);
    expect((await world.run(['grep'])).stderr).toContain('grep needs a pattern');
    const none = await world.run(['grep', 'x', '--archive', 'nowhere']);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('no archive here');
  });

  it('refuses a file of patterns that is not UTF-8, and options of counts without --by', async () => {
    writeFileSync(world.path('words'), Buffer.from('peace\nd\xe9tente\n', 'latin1'));
    const wrong = await world.run(['grep', '-f', 'words']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^communique: words:2: the pattern is not UTF-8; .*\n$/);
    for (const option of [['--csv'], ['--svg', 'x.svg'], ['--per', 'release'], ['--title', 'x']])
      expect(await world.run(['grep', 'peace', ...option])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `communique: ${option[0] ?? ''} needs --by: month, year, source, lang or section\n`,
      });
  });

  it('refuses a wrong format of links where none are shown, too', async () => {
    for (const command of ['grep', 'list'])
      expect(
        await world.run([command, ...(command === 'grep' ? ['peace'] : []), '--hyperlink-format', 'bogus']),
      ).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^communique: --hyperlink-format bogus: /),
      });
  });

  it('takes the common filters', async () => {
    const paths = async (...args: string[]): Promise<string> =>
      (await world.run(['grep', '-il', 'peace', ...args])).stdout;
    expect(await paths('--since', '2022')).toBe('archive/2022/01/01/b.md\n');
    expect(await paths('--until', '2021-12')).toBe('archive/2021/12/18/a.md\n');
    expect(await paths('--lang', 'zh')).toBe('archive/2022/01/01/b.md\n');
    expect(await paths('--lang', '!zh')).toBe('archive/2021/12/18/a.md\narchive/undated/c.md\n');
    expect(await paths('--source', 'en.example.org')).toBe('archive/2021/12/18/a.md\n');
    expect((await world.run(['grep', '-L', 'talks', '--lang', 'en', '--lang', 'zh'])).stdout).toBe(
      'archive/2022/01/01/b.md\n',
    );
  });

  it('shows headings and colours on a terminal, and lets no escape sequence through', async () => {
    put('2023/01/01/evil.md', Buffer.from('peace \x1b[2J\x07 \u202e\x9b31m\r\n'));
    const { stdout } = await world.run(['grep', 'peace', '--since', '2023'], { terminal: true });
    expect(stdout).toBe(
      '\x1b[0m\x1b[35marchive/2023/01/01/evil.md\x1b[0m\n' +
        '\x1b[0m\x1b[32m1\x1b[0m:\x1b[0m\x1b[1m\x1b[31mpeace\x1b[0m \\x1b[2J\\x07 \\u{202e}\\x9b31m\\x0d\n',
    );
    const piped = await world.run(['grep', 'peace', '--since', '2023']);
    expect(piped.stdout).toContain('\x1b[2J');
  });

  it('adds the entry to the events of --json', async () => {
    const { stdout } = await world.run(['grep', '--json', '和平']);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; data: unknown });
    expect(events.map(({ type }) => type)).toEqual(['begin', 'match', 'end', 'summary']);
    expect(events[0]?.data).toEqual({
      path: { text: 'archive/2022/01/01/b.md' },
      entry: {
        path: '2022/01/01/b.md',
        title: 'A statement',
        date: '2022-01-01',
        source: 'https://www.zh-Hans.example.org/1',
        lang: 'zh-Hans',
      },
    });
    expect(events[1]?.data).toMatchObject({ submatches: [{ match: { text: '和平' }, start: 0, end: 6 }] });
  });

  it('reads patterns from files and standard input', async () => {
    writeFileSync(world.path('patterns'), 'talks\n和平\n');
    expect((await world.run(['grep', '-c', '-f', 'patterns'])).stdout).toBe(
      'archive/2022/01/01/b.md:1\narchive/2021/12/18/a.md:1\n',
    );
    expect((await world.run(['grep', '-l', '-f', '-'], { stdin: 'talks\n' })).stdout).toBe('archive/2021/12/18/a.md\n');
    writeFileSync(world.path('empty'), '');
    expect((await world.run(['grep', '-f', 'empty'])).code).toBe(1);
  });

  it('stops at the first match with -q', async () => {
    expect(await world.run(['grep', '-q', 'peace'])).toMatchObject({ code: 0, stdout: '' });
    expect(await world.run(['grep', '-q', 'война'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('aligns matches with --kwic, wide letters too', async () => {
    const { stdout } = await world.run(['grep', '--kwic', '8', 'peace|talks', '--since', '2021']);
    expect(stdout).toBe(
      '2022-01-01  www.zh-hans.example.     和平 peace\n' +
        '2021-12-18  www.en.example.org      Peace talks\n' +
        '2021-12-18  www.en.example.org    nd more peace\n',
    );
  });

  it('keeps the columns of --kwic whatever stands around a match, and never parts a letter', async () => {
    const around = [
      'e\u0301'.repeat(30),
      '👩‍👩‍👧'.repeat(20),
      '🇫🇷'.repeat(20),
      'हिन्दी '.repeat(9),
      'مرحبا '.repeat(9),
      '한국어'.repeat(9),
    ];
    put('2023/01/01/a.md', `${around.map((text) => `${text}peace${text}`).join('\n')}\n`);
    put('2023/01/02/b.md', Buffer.from('\x1b[2J\xff\xfe peace \x9b\xf0\x9f'.repeat(1), 'latin1'));
    put('2023/01/03/c.md', `${'漢'.repeat(300_000)}peace${'a\u0300\u0301'.repeat(300_000)}\n`);
    const { stdout } = await world.run(['grep', '--kwic', '11', 'peace', '--since', '2023']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    for (const line of lines) {
      const [before = '', after = ''] = line.split('peace');
      expect(width(before)).toBe(10 + 2 + 20 + 2 + 11);
      expect(width(after)).toBeLessThanOrEqual(11);
      expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
      expect(after).not.toMatch(/\u200d$/);
    }
    expect(lines[0]).toContain(` ${'漢'.repeat(5)}peace${'a\u0300\u0301'.repeat(11)}`);
    expect(lines[2]).toContain(`${'e\u0301'.repeat(11)}peace${'e\u0301'.repeat(11)}`);
    expect(lines[3]).toContain(` ${'👩‍👩‍👧'.repeat(5)}peace${'👩‍👩‍👧'.repeat(5)}`);
  });

  it('replaces matches with -r, groups and all', async () => {
    const { stdout } = await world.run(['grep', '-r', '[${2}-$1$$]', '(?P<a>Pe)(ace) talks']);
    expect(stdout).toBe('archive/2021/12/18/a.md:8:[ace-Pe$]\n');
  });

  it('ends in bounded time on patterns made to take for ever, and on huge ones', async () => {
    put('2023/01/01/a.md', `${'a'.repeat(40_000)}!\n`);
    const started = Date.now();
    expect((await world.run(['grep', '-c', '(a+)+$', '--since', '2023'])).code).toBe(1);
    expect((await world.run(['grep', '-c', '(a|a)*b', '--since', '2023'])).code).toBe(1);
    const huge = await world.run(['grep', 'x'.repeat(10_000_000)]);
    expect(huge).toMatchObject({ code: 2, stderr: expect.stringContaining('at most 1000000') });
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
