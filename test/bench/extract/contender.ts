import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { normalize } from '../../../src/pipeline/normalize.ts';

/** What an extractor makes of a page. */
export interface Answer {
  readonly text: string;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
}

/** An extractor that is measured: bytes of a page to its content. */
export interface Contender {
  readonly name: string;
  /** The measured work, up to what it calls its result. */
  run(bytes: Uint8Array): Promise<unknown>;
  /** Reads the result; not measured. */
  read(result: unknown): Answer;
}

const URL_OF_PAGE = 'https://example.org/page';
const PEERS = createRequire(import.meta.url);

/** The peers are not there when types are checked. */
const importPeer = (name: string): Promise<unknown> => import(name);

/** Without an address, as a saved file: no profile of a publisher can help. */
const communique: Contender = {
  name: 'communique',
  run: (bytes) =>
    normalize(
      {
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        retrieved: '2026-01-01T00:00:00Z',
        path: 'page.html',
        fetched: false,
      },
      {},
    ),
  read: (result) => {
    const [outcome] = result as Awaited<ReturnType<typeof normalize>>;
    if (outcome?.kind !== 'release') return { text: '' };
    return { text: outcome.release.text, title: outcome.release.title, date: outcome.release.date?.value };
  },
};

interface Article {
  readonly title?: string | null;
  readonly content?: string | null;
  readonly publishedTime?: string | null;
  readonly published?: string | null;
}
interface Dom {
  readonly window: { readonly document: unknown; close(): void };
}
type Reader = new (document: unknown) => { parse(): Article | null };
type Defuddle = (page: unknown, url: string, options: { readonly separateMarkdown: boolean }) => Promise<Article>;

function answerOf(article: Article | null): Answer {
  return {
    text: plainText(article?.content ?? ''),
    title: article?.title ?? undefined,
    date: article?.publishedTime ?? article?.published ?? undefined,
  };
}

const decoder = new TextDecoder();

async function readabilityJsdom(): Promise<Contender> {
  const { Readability } = PEERS('@mozilla/readability') as { Readability: Reader };
  const { JSDOM, VirtualConsole } = PEERS('jsdom') as {
    JSDOM: new (html: string, options: object) => Dom;
    VirtualConsole: new () => object;
  };
  const Turndown = PEERS('turndown') as new () => { turndown(html: string): string };
  const turndown = new Turndown();
  return {
    name: 'readability+jsdom+turndown',
    run: async (bytes) => {
      const dom = new JSDOM(decoder.decode(bytes), { url: URL_OF_PAGE, virtualConsole: new VirtualConsole() });
      const article = new Readability(dom.window.document).parse();
      turndown.turndown(article?.content ?? '');
      dom.window.close();
      return article;
    },
    read: (result) => answerOf(result as Article | null),
  };
}

async function readabilityLinkedom(): Promise<Contender> {
  const { Readability } = PEERS('@mozilla/readability') as { Readability: Reader };
  const { parseHTML } = (await importPeer('linkedom')) as {
    parseHTML: (html: string) => { document: unknown };
  };
  return {
    name: 'readability+linkedom',
    run: async (bytes) => new Readability(parseHTML(decoder.decode(bytes)).document).parse(),
    read: (result) => answerOf(result as Article | null),
  };
}

/** On linkedom, its documented way and about six times faster than on jsdom. */
async function defuddle(): Promise<Contender> {
  const { Defuddle } = (await importPeer('defuddle/node')) as { Defuddle: Defuddle };
  const { parseHTML } = (await importPeer('linkedom')) as { parseHTML: (html: string) => { document: unknown } };
  return {
    name: 'defuddle+linkedom',
    run: (bytes) =>
      quietly(() => Defuddle(parseHTML(decoder.decode(bytes)).document, URL_OF_PAGE, { separateMarkdown: true })),
    read: (result) => answerOf(result as Article),
  };
}

/** It reports every broken JSON-LD to the console. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { error, warn } = console;
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  try {
    return await run();
  } finally {
    Object.assign(console, { error, warn });
  }
}

/** Our own and, where they are installed, the peers. */
export async function contenders(withPeers: boolean): Promise<readonly Contender[]> {
  return withPeers
    ? [communique, await readabilityJsdom(), await readabilityLinkedom(), await defuddle()]
    : [communique];
}

const BLOCK_END =
  /<(?:br|\/(?:p|div|li|h[1-6]|tr|td|th|dd|dt|blockquote|section|article|figcaption|pre|ul|ol|table))\b[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function plainText(html: string): string {
  return html
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
