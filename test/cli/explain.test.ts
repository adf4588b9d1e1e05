import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

const SENTENCE =
  'The minister said that the new law on archives would come into force on the first of May of next year. ';
const PAGE = `<!doctype html><html lang="en"><head><title>Archives law passed | Ministry</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>Archives law passed</h1>
${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}
<p>Evil \u202e &lt;script&gt;alert(1)&lt;/script&gt; text of a paragraph that is long enough to be taken for prose, and ends well.</p>
</article></main>
<div class="related"><h2>Related</h2><ul><li><a href="/2">Another item of the news</a></ul></div>
<footer>© 2024 Ministry</footer></body></html>`;

interface Shown {
  readonly candidates: { readonly title: readonly { readonly value: string; readonly evidence: string }[] };
  readonly coverage: { readonly kept: number; readonly removed: number };
  readonly blocks: readonly {
    readonly text: string;
    readonly fate: string;
    readonly rule: string;
    readonly reason: string;
  }[];
}

let world: World;
beforeEach(() => {
  world = createWorld();
  writeFileSync(world.path('page.html'), PAGE);
});
afterEach(() => world.remove());

describe('explain', () => {
  it('shows every block with its fate, rule and the title’s candidates', async () => {
    const { code, stdout } = await world.run(['explain', 'page.html']);
    expect(code).toBe(0);
    expect(stdout).toContain('page.html');
    expect(stdout).toMatch(/^title:\n {2}> +[\d.]+ {2}Archives law passed/m);
    expect(stdout).toMatch(/^\+ span\/body +The minister said/m);
    expect(stdout).toMatch(/^- .*Another item of the news$/m);
    expect(stdout).toMatch(/^characters: kept \d+ \(\d+ %\), metadata \d+/m);
    expect(stdout).not.toContain('\u001b');
  });

  it('colours for terminals, without letting the page’s own escapes through', async () => {
    const { stdout } = await world.run(['explain', 'page.html'], { terminal: true });
    expect(stdout).toContain('\u001b[32m+ span/body');
    expect(stdout).toContain('Evil \\u{202e}');
    expect(stdout).not.toContain('\u202e');
  });

  it('prints JSON', async () => {
    const { stdout } = await world.run(['explain', '--json', 'page.html']);
    const shown = JSON.parse(stdout) as Shown;
    expect(shown.candidates.title[0]).toMatchObject({ value: 'Archives law passed' });
    expect(shown.coverage.kept).toBeGreaterThan(shown.coverage.removed);
    expect(shown.blocks.find(({ text }) => text.startsWith('Another'))).toMatchObject({ fate: 'boilerplate' });
    expect(shown.blocks.every(({ rule, reason }) => rule !== '' && reason !== '')).toBe(true);
  });

  it('writes a page that neither runs nor loads anything', async () => {
    const { code, stdout } = await world.run(['explain', '--html', 'why.html', 'page.html']);
    expect([code, stdout]).toEqual([0, '']);
    const page = readFileSync(world.path('why.html'), 'utf8');
    expect(page).toContain('class="body paragraph"');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain('<caption>date</caption><tr><td>none found</table>');
  });

  it('warns, in text and page, when more than a tenth of the prose is left out only for its place', async () => {
    const links = '<li><a href="/3">Islands and ports of the country, one of many parts</a></li>'.repeat(60);
    const elsewhere = `<div><p>${SENTENCE.repeat(4)}</p></div>`;
    writeFileSync(world.path('split.html'), PAGE.replace('</article></main>', `$&<ul>${links}</ul>${elsewhere}`));
    const warning = /warning: \d\d % of the prose \(\d+ characters\) was left out only for where it stands/;
    expect((await world.run(['explain', 'split.html'])).stdout).toMatch(warning);
    await world.run(['explain', '--html', 'why.html', 'split.html']);
    expect(readFileSync(world.path('why.html'), 'utf8')).toMatch(warning);
  });

  it('reads standard input, text dumps and addresses', async () => {
    expect((await world.run(['explain', '-'], { stdin: PAGE })).code).toBe(0);
    const dump = `Archives law passed\n\n18 December 2021\n\n${`${SENTENCE.repeat(2)}\n\n`.repeat(4)}`;
    expect((await world.run(['explain', '-'], { stdin: dump })).stdout).toContain('The minister said');
    const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(PAGE));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/1`;
    expect((await world.run(['explain', '--allow-private', url])).stdout).toContain('The minister said');
    expect((await world.run(['explain', url])).code).toBe(4);
    server.close();
  });

  it('says why something is no release', async () => {
    const missing = await world.run(['explain', 'none.html']);
    expect(missing.code).toBe(4);
    expect(missing.stderr).toMatch(/^communique: none\.html: no such file/);
    const empty = await world.run(['explain', '-'], { stdin: '<html><body><script>app()</script></body></html>' });
    expect(empty.code).toBe(4);
    expect(empty.stderr).toContain('has no text of a release');
  });
});
