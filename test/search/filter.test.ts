import { describe, expect, it } from 'vitest';
import type { FrontMatter } from '../../src/model/front-matter.ts';
import { createFilter, hostOf } from '../../src/search/filter.ts';
import type { FilterOptions } from '../../src/search/filter.ts';

const NOW = new Date('2026-01-15T12:00:00Z');
const paths = ['2021/12/18/a.md', '2021/12/b.md', '2021/c.md', '2025/12/31/d.md', '2026/01/02/e.md', 'undated/f.md'];
const kept = (options: FilterOptions): string[] => paths.filter(createFilter(options, NOW).acceptsPath);

describe('dates of paths', () => {
  it.each<[FilterOptions, string]>([
    [{}, 'abcdef'],
    [{ since: '2021' }, 'abcde'],
    [{ until: '2021' }, 'abc'],
    [{ since: '2021-12-19', until: '2022' }, 'bc'],
    [{ since: '2021-12-18', until: '2021-12-18' }, 'abc'],
    [{ until: '2021-11' }, 'c'],
    [{ since: '2w' }, 'e'],
    [{ since: '16d' }, 'de'],
    [{ since: '1m' }, 'de'],
  ])('%j keeps %s', (options, names) => {
    expect(
      kept(options)
        .map((path) => path.at(-4))
        .join(''),
    ).toBe(names);
  });

  it('prunes folders that cannot hold a date', () => {
    const { acceptsPath } = createFilter({ since: '2021-12-18', until: '2022-01-03' }, NOW);
    expect(['2021', '2021/12', '2022/01', '2021/12/18'].every(acceptsPath)).toBe(true);
    expect(['2020', '2021/11', '2022/02', '2021/12/17', 'undated'].some(acceptsPath)).toBe(false);
  });

  it.each(['2021-13', '2021-02-30', 'yesterday', '21', '2w3', ''])('refuses %s', (since) => {
    expect(() => createFilter({ since }, NOW)).toThrow(/--since .*: not a date/);
  });

  it('refuses a range that runs backwards', () => {
    expect(() => createFilter({ since: '2022', until: '2021' }, NOW)).toThrow(
      '--since 2022 is later than --until 2021',
    );
  });
});

describe('fields', () => {
  const entry: FrontMatter = {
    source: 'https://www.mfa.example.org/eng/1.htm',
    also: ['https://mirror.example.net/1'],
    publisher: 'Ministry of Foreign Affairs',
    lang: 'zh-Hant',
    section: ['China News', 'Politics'],
  };

  it.each<[FilterOptions, boolean]>([
    [{}, true],
    [{ source: ['example.org'] }, true],
    [{ source: ['ample.org'] }, false],
    [{ source: ['mirror.example.net'] }, true],
    [{ source: ['ministry of foreign affairs'] }, true],
    [{ source: ['other.org', 'mfa.example.org'] }, true],
    [{ source: ['!mfa.example.org'] }, false],
    [{ source: ['example.org', '!mirror.example.net'] }, false],
    [{ lang: ['zh'] }, true],
    [{ lang: ['ZH-hant'] }, true],
    [{ lang: ['z'] }, false],
    [{ lang: ['!en'] }, true],
    [{ section: ['politics'] }, true],
    [{ section: ['China News > Politics'] }, true],
    [{ section: ['Politics > China News'] }, false],
    [{ section: ['politics'], lang: ['en'] }, false],
  ])('%j gives %s', (options, accepted) => {
    const filter = createFilter(options, NOW);
    expect(filter.accepts(entry)).toBe(accepted);
    expect(filter.needsFields).toBe(Object.keys(options).length > 0);
  });
});

describe('the host of an address', () => {
  it.each([
    ['https://www.example.org/press/1', 'www.example.org'],
    ['https://example.org', 'example.org'],
    ['HTTPS://Example.ORG/a', 'example.org'],
    ['http://user@example.org:8080/a?b', 'example.org'],
    ['https://münchen.example/a', 'xn--mnchen-3ya.example'],
    ['https://127.0.0.1/a', '127.0.0.1'],
    ['https://-a.example/', '-a.example'],
    ['no address', ''],
    [undefined, ''],
  ])('%s: %s', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
