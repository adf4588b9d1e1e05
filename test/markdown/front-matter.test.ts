import { createRequire } from 'node:module';
import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontMatterEnd } from '../../src/markdown/front-matter-end.ts';
import { readFrontMatter, writeFrontMatter } from '../../src/markdown/front-matter.ts';

const require = createRequire(import.meta.url);
const yaml11: { safeLoad(text: string): Record<string, unknown> } = createRequire(require.resolve('gray-matter'))(
  'js-yaml',
);

const yamlOf = (file: string): string => file.slice(4, file.indexOf('\n---\n') + 1);

describe('writeFrontMatter', () => {
  it('keeps the fixed order, quotes dates and leaves out what is empty', () => {
    const file = writeFrontMatter(
      {
        warnings: [],
        words: 3,
        lang: 'en',
        section: ['China News'],
        title: 'A, B',
        date: '2021-12-18T17:10',
        date_precision: 'minute',
        updated: '2021-12-19',
        description: ' ',
        id: 'ab',
      },
      {},
      'Text.\n',
    );
    expect(file).toBe(
      [
        '---',
        'id: ab',
        'title: A, B',
        'date: "2021-12-18T17:10"',
        'date_precision: minute',
        'updated: "2021-12-19"',
        'section: [China News]',
        'lang: en',
        'words: 3',
        '---',
        '',
        'Text.',
        '',
      ].join('\n'),
    );
  });

  it('writes what readers of YAML 1.1 and 1.2 read alike', () => {
    const tricky = [
      '1_000',
      '0o17',
      '0x1F',
      '017',
      '17:10',
      '2021-12-18',
      'yes',
      'No',
      'null',
      '~',
      '.5',
      '1e3',
      '=',
      '<<',
      '0x_1F',
      '1_0.5e3',
      '190:20:30',
      '03a4',
      '12e45',
    ];
    tricky.push(
      '*a',
      '&a',
      '!a',
      '%a',
      '@a',
      '`a',
      '# a',
      'a: b',
      'a #b',
      '- a',
      '? a',
      '[a]',
      '{a}',
      '"a"',
      "'a'",
      '2021-12-18 17:10:00 +08:00',
    );
    for (const title of tricky) {
      const file = writeFrontMatter({ title, tags: [title, 'x'] }, {}, '');
      expect(yaml11.safeLoad(yamlOf(file))).toEqual({ title, tags: [title, 'x'] });
      expect(readFrontMatter(file).data).toEqual({ title, tags: [title, 'x'] });
    }
  });

  it('writes hostile texts as one visible line', () => {
    const title = 'A\u0000\u001b[31m\r\nB\u202Eevil\u2066 \u2028---\n: x\u0085y\uD800';
    const file = writeFrontMatter({ title }, {}, 'Body\n');
    expect(file.split('\n')).toHaveLength(6);
    expect(readFrontMatter(file).data.title).toBe('A[31m Bevil --- : x y');
  });

  it('keeps the fields of others', () => {
    const file = writeFrontMatter({ id: 'x' }, { rating: 5, aliases: ['a', '1:20'], done: true }, '');
    const back = readFrontMatter(file);
    expect(back.extra).toEqual({ rating: 5, aliases: ['a', '1:20'], done: true });
    expect(back.problems).toEqual([]);
  });
});

describe('readFrontMatter', () => {
  it('gives back any fields and any body', () => {
    const line = string({ unit: 'grapheme', maxLength: 60 }).map((text) =>
      text.replace(/[\p{C}\s\u2028\u2029]+/gu, ' ').trim(),
    );
    const filled = line.filter((text) => text !== '');
    assert(
      property(filled, array(filled, { minLength: 1, maxLength: 4 }), string(), (title, tags, body) => {
        const back = readFrontMatter(writeFrontMatter({ title, tags }, {}, body));
        expect(back).toEqual({ data: { title, tags }, extra: {}, body, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '---\nA rule first.\n',
    '\n\nBlank lines first.',
    '---\na: 1\n---\n\nLooks like fields.\n',
    '',
    '---',
    '\r\nx',
  ])('keeps a body that looks like front matter: %j', (body) => {
    expect(readFrontMatter(writeFrontMatter({ id: 'x' }, {}, body)).body).toBe(body);
  });

  it('tolerates a byte-order mark and CRLF', () => {
    const back = readFrontMatter('\uFEFF---\r\ntitle: A\r\nsection:\r\n  - B\r\n---\r\n\r\nText\r\n');
    expect(back).toEqual({ data: { title: 'A', section: ['B'] }, extra: {}, body: 'Text\r\n', problems: [] });
  });

  it.each(['js', 'javascript', 'coffee', 'json', 'toml', ' js '])(
    'refuses the engine "%s" and runs nothing',
    (engine) => {
      const back = readFrontMatter(`---${engine}\n{ title: (globalThis.pwned = true) }\n---\n\nText\n`);
      expect(back.data).toEqual({});
      expect(back.body).toBe('Text\n');
      expect(back.problems[0]).toMatch(/refused/);
      expect('pwned' in globalThis).toBe(false);
    },
  );

  it('does not share results between calls', () => {
    const text = '---\ntags: [a]\n---\n';
    const first = readFrontMatter(text);
    Object.assign(first.data, { title: 'changed' });
    expect(readFrontMatter(text).data).toEqual({ tags: ['a'] });
    const broken = '---\na: [\n---\n';
    expect(readFrontMatter(broken).problems).toEqual(readFrontMatter(broken).problems);
    expect(readFrontMatter(broken).problems).toHaveLength(1);
  });

  it('refuses bombs and keeps the body', () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 12; i++) bomb += `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}x]\n`;
    for (const yaml of [
      bomb,
      `a: ${'['.repeat(50_000)}`,
      `a: [${'1,'.repeat(50_000)}1]`,
      'a: !!js/function "x"',
      'a: 1\na: 2',
      `a: ${'x'.repeat(400_000)}`,
    ]) {
      const back = readFrontMatter(`---\n${yaml}\n---\n\nText\n`);
      expect(back.data).toEqual({});
      expect(back.problems).toHaveLength(1);
      expect(back.body.endsWith('Text\n')).toBe(true);
    }
  });

  it('checks the types of fields', () => {
    const back = readFrontMatter(
      '---\ntitle: 2021\nauthor: One Person\nrevision: x\nid: {a: 1}\n__proto__: {a: 1}\ndate: 2021-12-18\n---\n',
    );
    expect(back.data).toEqual({ title: '2021', author: ['One Person'], date: '2021-12-18' });
    expect(back.problems).toHaveLength(3);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('takes a text without front matter as it is', () => {
    for (const text of ['Just text.\n', '---\nnever closed\n', '----\na: 1\n----\n', '', '--- \n']) {
      expect(readFrontMatter(text).body).toBe(text);
    }
  });
});

describe('frontMatterEnd', () => {
  it('says when more must be read', () => {
    expect(frontMatterEnd('---\ntitle: A')).toBe(-1);
    expect(frontMatterEnd('title: A')).toBe(0);
    expect(frontMatterEnd('---\na: 1\n---\nText')).toBe('---\na: 1\n---\n'.length);
  });
});
