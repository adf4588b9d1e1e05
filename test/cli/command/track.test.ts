import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
      `year  matches  releases  of  per 100\n2021        3         1   2    150.0  ${'█'.repeat(40)}\n2022        1         1   1    100.0  ${'█'.repeat(13)}▎\nnone        0         0   1      0.0\n`,
    );
  });

  it('tracks several patterns side by side, wide letters aligned', async () => {
    const { stdout } = await world.run(['track', 'peace', '和平', '--by', 'lang']);
    expect(stdout).toBe('lang  peace  和平  of\nen        3     0   2\nzh        1     2   2\n█▃  peace\n▁█  和平\n');
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
