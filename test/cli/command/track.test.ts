import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { width } from '../../../src/cli/grep/width.ts';
import { elementsOf } from '../../search/chart/elements.ts';
import { createWorld } from '../world.ts';
import type { World } from '../world.ts';

describe('counts over time', () => {
  let world: World;
  const put = (path: string, lang: string, text: string): void => {
    mkdirSync(dirname(world.path('archive', path)), { recursive: true });
    writeFileSync(world.path('archive', path), `---\nlang: ${lang}\nsection:\n  - News\n---\n\n${text}\n`);
  };
  beforeEach(() => {
    world = createWorld();
    mkdirSync(world.path('archive', '.communique'), { recursive: true });
    writeFileSync(world.path('archive', '.communique', 'archive.json'), '{"format":"communique-archive","version":1}');
    put('2021/11/30/a.md', 'en', 'peace, peace\nand peace');
    put('2021/11/02/b.md', 'en', 'nothing');
    put('2022/02/01/c.md', 'zh', '和平 peace');
    put('undated/d.md', 'zh', '和平');
  });
  afterEach(() => world.remove());

  it('counts by month, months without a release included', async () => {
    const { code, stdout } = await world.run(['grep', '--by', 'month', 'peace', '--csv']);
    expect(stdout).toBe(
      'month,pattern,matches,releases,of\n2021-11,peace,3,1,2\n2021-12,peace,0,0,0\n2022-01,peace,0,0,0\n2022-02,peace,1,1,1\nnone,peace,0,0,1\n',
    );
    expect(code).toBe(0);
  });

  it('draws a table with bars', async () => {
    const { stdout } = await world.run(['grep', '--by', 'year', 'peace']);
    expect(stdout).toBe(
      'year  matches  releases  of  per release\n' +
        `2021        3         1   2         1.50  ${'█'.repeat(37)}\n` +
        `2022        1         1   1         1.00  ${'█'.repeat(12)}▎\n` +
        'none        0         0   1         0.00\n',
    );
    const wide = await world.run(['grep', '-c', '--by', 'year', 'peace', '--per', 'release'], { terminal: true });
    expect(wide.stdout).toContain(
      `1.50  ${'█'.repeat(60)}\n2022        1         1   1         1.00  ${'█'.repeat(40)}\n`,
    );
    const narrow = await world.run(['grep', '--by', 'year', 'peace'], { env: { COLUMNS: '40' } });
    expect(narrow.stdout).not.toContain('█');
  });

  it('counts per release and per 10,000 words, characters in Chinese', async () => {
    const args = ['track', 'peace', '和平', '--by', 'year', '--per'];
    expect((await world.run([...args, '10000-words', '--csv'])).stdout).toBe(
      'year,pattern,matches,releases,of,words,per_10000_words\n2021,peace,3,1,2,5,6000\n2022,peace,1,1,1,3,3333.33\nnone,peace,0,0,1,2,0\n' +
        '2021,和平,0,0,2,5,0\n2022,和平,1,1,1,3,3333.33\nnone,和平,1,1,1,2,5000\n',
    );
    expect((await world.run([...args, 'release', '--json', '--until', '2022'])).stdout.split('\n')[2]).toBe(
      '{"pattern":"和平","key":"2021","matches":0,"releases":0,"of":2,"per_release":0}',
    );
    const months = await world.run(['track', 'peace', '--per', 'release', '--csv']);
    expect(months.stdout).toContain('\n2021-12,peace,0,0,0,\n');
    expect(await world.run([...args, 'week'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--per week: count per release, 10000-words'),
    });
    expect(await world.run([...args, 'release', '--csv', '--json'])).toMatchObject({ code: 2 });
  });

  it('counts per 10,000 words what stands in the running text, not in the front matter', async () => {
    put('2023/01/01/e.md', 'en', 'They want peace now, peace always.');
    const file = world.path('archive/2023/01/01/e.md');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('---\n', '---\ntags: [peace]\nsource: https://x.example/peace\n'),
    );
    const args = ['track', 'peace', '--by', 'year', '--since', '2023', '--csv'];
    expect((await world.run([...args, '--per', '10000-words'])).stdout).toContain('\n2023,peace,2,1,1,6,3333.33\n');
    expect((await world.run(args)).stdout).toContain('\n2023,peace,4,1,1\n');
  });

  it('draws bars beside each number on a terminal, and the course below', async () => {
    const { stdout } = await world.run(['track', 'peace', '和平', '--by', 'month'], { terminal: true });
    expect(stdout.split('\n')[1]).toBe(`2021-11      3  ${'█'.repeat(24)}     0             2`);
    expect(stdout).toContain('2021-11 █  ▃ 2022-02  peace\n2021-11 ▁  █ 2022-02  和平\n');
    const long = await world.run([
      'track',
      'peace'.repeat(20),
      ...'abcdefgh'.split('').map((letter) => letter.repeat(20)),
    ]);
    expect(long.stdout).toMatch(/^month +\[1\] +\[2\]/);
    expect(long.stdout).toMatch(/ {2}\[1\] (?:peace){4}pea…\n/);
    for (const line of long.stdout.split('\n')) expect(width(line)).toBeLessThanOrEqual(80);
  });

  it('shows no control character of a pattern or a name', async () => {
    const { stdout } = await world.run(['track', '-F', '\x1b[2J\u202e', 'x', '--by', 'lang']);
    expect(stdout).toMatch(/^lang {2}\\x1b\[2J\\u\{202e\} /);
  });

  it('writes a chart that is XML, whatever the pattern', async () => {
    const evil = '<script>alert("&")</script>\x1b\u202e]]>\ud800';
    const file = world.path('chart.svg');
    const { stdout, code } = await world.run([
      'track',
      'peace',
      '和平',
      evil,
      '-F',
      '--svg',
      'chart.svg',
      '--lang',
      '!fr',
      '--title',
      'Peace & <b>war</b>',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^month /);
    const svg = readFileSync(file, 'utf8');
    expect(elementsOf(svg)).not.toContain('script');
    expect(svg).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(svg).toContain('<title id="title">Peace &amp; &lt;b&gt;war&lt;/b&gt;</title>');
    expect(svg).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;\\x1b\\u{202e}]]&gt;\ufffd');
    expect(svg).toContain('Source: 4 releases of the archive “archive”, 2021-11-02 to 2022-02-01.');
    expect(svg).toContain('Only releases with --lang !fr.');
    expect(svg).toContain('Not shown: 1 match in releases whose month is not known.');
    expect((await world.run(['grep', '--by', 'lang', 'peace', '--svg', '-'])).stdout).toMatch(/^<\?xml.*<\/svg>\n$/s);
    expect(await world.run(['track', 'x', '--svg', 'no/such/chart.svg'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--svg no/such/chart.svg'),
    });
  });

  it('tracks several patterns side by side, wide letters aligned', async () => {
    const { stdout } = await world.run(['track', 'peace', '和平', '--by', 'lang']);
    expect(stdout).toBe('lang  peace  和平  of\nen        3     0   2\nzh        1     2   2\n');
  });

  it('counts what filters leave', async () => {
    const { stdout } = await world.run(['track', 'peace', '--by', 'section', '--lang', 'zh', '--json']);
    expect(stdout).toBe('{"pattern":"peace","key":"News","matches":1,"releases":1,"of":2}\n');
  });

  it('exits 1 when nothing matches and 2 for an unknown key', async () => {
    expect((await world.run(['track', 'война'])).code).toBe(1);
    const wrong = await world.run(['grep', '--by', 'week', 'peace']);
    expect(wrong).toMatchObject({
      code: 2,
      stderr: 'communique: --by week: count by month, year, source, lang, section\n',
    });
  });
});
