import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { html, serve } from '../fetch/server.ts';
import type { TestServer } from '../fetch/server.ts';
import { createWorld } from './world.ts';
import type { RunOptions, RunResult, World } from './world.ts';

const article = (
  title: string,
  body: string,
  head = '',
): string => `<!DOCTYPE html><html lang="en"><head>${head}<title>${title}</title>
<meta property="article:published_time" content="2023-05-06T08:15:00+02:00"></head><body>
<nav><a href="/">Home</a> <a href="/contact">Contact us</a></nav>
<main><article><h1>${title}</h1>${body}</article></main><footer>Imprint</footer></body></html>`;

const BODY = `<p>Minister of Harbours Ada Holm opened the northern quay in Skarvik on Saturday, which was closed for two years after the storm.</p>
<p>The minister thanked the builders and said that larger ferries will call again from the autumn. The quay is ready for the next fifty years, she said.</p>
<p>The works cost 40 million and were paid by the harbour fund, whose report will be published in June together with the plan for the southern quay.</p>`;

const CHINESE = article(
  '港务部长为北码头揭幕',
  `<p>港务部长星期六在斯卡维克为重建的北码头揭幕。码头因风暴关闭两年，如今重新开放，大型渡轮将于秋天恢复停靠。</p><p>部长感谢建设者，并表示码头可以再用五十年。工程费用四千万，由港口基金支付，基金的报告将于六月公布。</p>`,
).replace('lang="en"', 'lang="zh"');

let server: TestServer;
beforeAll(async () => {
  server = await serve((request, response) => {
    const path = request.url ?? '';
    if (path === '/gbk')
      html(response, execFileSync('iconv', ['-t', 'GBK'], { input: CHINESE }), {
        'Content-Type': 'text/html; charset=GBK',
      });
    else if (path === '/moved') response.writeHead(301, { Location: '/quay' }).end();
    else if (path === '/picture') html(response, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    else if (path === '/slow')
      setTimeout(() => html(response, article('Slow Quay Opens', BODY.replace('40', '55'))), 3000);
    else if (path.startsWith('/quay'))
      html(
        response,
        article(`Minister Opens the Northern Quay ${path.slice(6)}`.trim(), BODY.replace('40', path.slice(6) || '40')),
      );
    else response.writeHead(404).end('<p>Not here');
  });
});
afterAll(() => server.close());

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

const fetch = (words: readonly string[], options?: RunOptions): Promise<RunResult> =>
  world.run(['fetch', '--allow-private', '--delay', '0', ...words], options);

/** Paths of the releases in an archive. */
function entries(archive = 'archive'): string[] {
  const names = existsSync(world.path(archive))
    ? readdirSync(world.path(archive), { recursive: true }).map(String)
    : [];
  return names.filter((name) => name.endsWith('.md') && !name.startsWith('.communique')).toSorted();
}

const read = (path: string, archive = 'archive'): string => readFileSync(world.path(archive, path), 'utf8');

describe('fetch', () => {
  it('archives a page with where it came from', async () => {
    const { code, stdout, stderr } = await fetch([`${server.base}/moved`]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('1 release: 1 new in');
    const [path = ''] = entries();
    expect(path).toMatch(/minister-opens-the-northern-quay\.md$/);
    const { data, body } = readFrontMatter(read(path));
    expect(data).toMatchObject({
      title: 'Minister Opens the Northern Quay',
      origin: 'fetch',
      source: `${server.base}/quay`,
      retrieved: '2026-01-02T03:04:05Z',
    });
    expect(body).toMatch(/^Minister of Harbours[^]*southern quay\.\n$/);
  });

  it('keeps what was served, and says unchanged when it is the same', async () => {
    await fetch([`${server.base}/quay`]);
    const shown = await world.run(['show', entries()[0] ?? '', '--capture']);
    expect(shown.stdout).toBe(article('Minister Opens the Northern Quay', BODY));
    expect((await fetch([`${server.base}/quay`])).stderr).toContain('1 release: 1 unchanged in');
  });

  it('reads the charset of the header', async () => {
    const { stderr } = await fetch([`${server.base}/gbk`]);
    expect(stderr).toContain('1 new');
    expect(read(entries()[0] ?? '')).toMatch(/title: 港务部长为北码头揭幕\n[^]*码头可以再用五十年/);
  });

  it('reads addresses from free text, fails for some, and lists those for the next run', async () => {
    const text = `See ${server.base}/quay?1, (${server.base}/gone) and "${server.base}/picture".\nAgain: ${server.base}/quay?1`;
    const { code, stderr } = await fetch(['--failed-out', 'failed.txt', '-'], { stdin: text });
    expect(code).toBe(3);
    expect(stderr).toContain(`communique: ${server.base}/gone: the server answered 404 Not Found; check the address`);
    expect(stderr).toMatch(/\/picture: .*PNG picture/);
    expect(stderr).toMatch(/ 1 new,/);
    const failed = readFileSync(world.path('failed.txt'), 'utf8');
    expect(failed).toBe(`${server.base}/gone\n${server.base}/picture\n`);
    expect((await fetch(['-'], { stdin: failed })).code).toBe(4);
  });

  it('tells each result as JSON', async () => {
    const { stdout } = await fetch(['--json', '-q', `${server.base}/quay`, `${server.base}/gone`]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { source: `${server.base}/quay`, status: 'new', path: entries()[0] },
      { source: `${server.base}/gone`, status: 'failed', reason: 'http-status' },
    ]);
  });

  it('refuses private addresses unless they are allowed, and writes nothing', async () => {
    const { code, stderr } = await world.run(['fetch', `${server.base}/quay`, 'file:///etc/passwd', 'example.org']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/127\.0\.0\.1 is a private address; give --allow-private/);
    expect(stderr).toMatch(/only http and https/);
    expect(stderr).toMatch(/give it in full, as https:/);
    expect(existsSync(world.path('archive'))).toBe(false);
    expect(stderr).not.toContain('archive made');
  });

  it('gives up what takes too long or is too large', async () => {
    const slow = await fetch(['--timeout', '1', `${server.base}/slow`]);
    expect(slow).toMatchObject({ code: 4, stderr: expect.stringMatching(/raise --timeout/) });
    const large = await fetch(['--max-size', '0.5K', `${server.base}/quay`]);
    expect(large).toMatchObject({ code: 4, stderr: expect.stringMatching(/larger than 1 KiB; raise --max-size/) });
  });

  it('makes the same archive whatever the order of the answers', async () => {
    const urls = ['a', 'b', 'c', 'd'].flatMap((name) => [
      `${server.base}/quay?${name}`,
      `http://localhost:${server.port}/quay?${name}`,
    ]);
    await fetch(urls);
    await fetch(['--archive', 'second', ...urls]);
    expect(entries().length).toBeGreaterThan(3);
    expect(entries('second')).toEqual(entries());
    for (const path of entries()) expect(read(path, 'second')).toBe(read(path));
  });

  it('ends with 130 when interrupted, and keeps what it has', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1200);
    const urls = [`${server.base}/quay`, `${server.base}/slow`];
    const { code, stderr } = await fetch(urls, { signal: controller.signal });
    expect(code).toBe(130);
    expect(stderr).toMatch(/^archive: archive made\n1 release: 1 new in .*; interrupted, run again to go on/);
    expect(entries()).toEqual([expect.stringMatching(/northern-quay\.md$/)]);
    const asked = server.asked.length;
    expect((await fetch(urls)).stderr).toMatch(/^2 releases: 2 new \(1 done in an earlier run\)/);
    expect(server.asked.slice(asked)).toEqual(['/slow']);
  });

  it.each([
    [['--delay', 'soon', 'https://a.example'], /give seconds/],
    [['--timeout', '0', 'https://a.example'], /give seconds/],
    [['--max-size', '9G', 'https://a.example'], /at most 512M/],
    [['--user-agent', 'a\nb', 'https://a.example'], /ASCII/],
    [['-'], /no addresses/],
    [[], /missing required argument/],
  ])('tells a wrong call: %j', async (words, message) => {
    const { code, stderr } = await world.run(['fetch', ...words], { stdin: 'no address here' });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
