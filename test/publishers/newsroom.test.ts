import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { textOf } from '../../src/document/html/node.ts';
import { selectElements } from '../../src/document/html/select.ts';
import { NEWSROOMS } from '../../src/publishers/newsrooms.ts';

const PRESS = join(import.meta.dirname, '../../../shared/bench/press');

interface Gold {
  readonly file: string;
  readonly title: string;
  readonly published: string;
  readonly body_first: string;
  readonly body_last: string;
  readonly must_contain: readonly string[];
  readonly must_not_contain: readonly string[];
}

const folderOf = (file: string): string => file.split('/')[1] ?? '';
const squeeze = (text: string): string => text.replace(/\s+/g, '');

function goldPages(): readonly Gold[] {
  const lines = readFileSync(join(PRESS, 'gold.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Gold).filter(({ file }) => file.startsWith('html/'));
}

describe('the newsrooms that come with the program', () => {
  it('are ten publishers with distinct hosts', () => {
    const hosts = NEWSROOMS.flatMap((profile) => profile.hosts);
    expect(NEWSROOMS).toHaveLength(10);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.skipIf(!existsSync(PRESS)).each(NEWSROOMS.map((profile) => [profile.name, profile] as const))(
    'select title, date and body on saved pages of %s (skipped without ../shared/bench)',
    async (_, profile) => {
      const pages = goldPages().filter(({ file }) => profile.hosts.includes(folderOf(file)));
      expect(pages.length).toBeGreaterThan(0);
      for (const gold of pages) {
        const { root } = parseHtml(readFileSync(join(PRESS, gold.file), 'utf8'));
        const texts = async (selector: string | undefined): Promise<readonly string[]> =>
          selector === undefined
            ? []
            : (await selectElements(root, selector, profile.file)).map((element) => textOf(element));
        const [layout] = profile.layouts;
        expect(squeeze((await texts(layout?.title))[0] ?? '')).toBe(squeeze(gold.title));
        expect((await texts(layout?.date))[0]).toContain(String(Number(gold.published.slice(8, 10))));
        expect((await texts(layout?.date))[0]).toContain(gold.published.slice(0, 4));
        const removed = (await texts(layout?.remove)).map(squeeze);
        const body = removed.reduce(
          (body, part) => body.replace(part, ''),
          squeeze((await texts(layout?.body)).join('\n')),
        );
        for (const part of gold.must_not_contain) expect(body).not.toContain(squeeze(part));
        for (const part of [gold.body_first, gold.body_last, ...gold.must_contain])
          expect(body).toContain(squeeze(part));
      }
    },
  );
});
