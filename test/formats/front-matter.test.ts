import { describe, expect, it } from 'vitest';
import { isUnclosed, takeFrontMatter } from '../../src/formats/front-matter.ts';
import { parseYaml } from '../../src/markdown/yaml.ts';

const take = (text: string) => takeFrontMatter(text, parseYaml);

describe('takeFrontMatter', () => {
  it('reads the fields of other tools by what they mean', () => {
    const text =
      '---\ntitle: "평화산림"\nministry: "산림청"\napprove_date: "01/29/2020 11:06:19"\noriginal_url: "https://example.org/1"\ntags: [a, b]\n---\n\n# 평화산림\n';
    expect(take(text)).toEqual({
      fields: {
        title: '평화산림',
        publisher: '산림청',
        date: '01/29/2020 11:06:19',
        url: 'https://example.org/1',
        tags: ['a', 'b'],
      },
      body: '# 평화산림\n',
      warnings: [],
    });
  });

  it('repairs lines that are unambiguous', () => {
    const taken = take(
      '---\ntitle: ""Towards a safer pier: a plan""\ndate: 2021-03-01\nauthors:\n  - Ada Lind\n---\nBody.',
    );
    expect(taken?.fields).toEqual({ title: 'Towards a safer pier: a plan', date: '2021-03-01', author: ['Ada Lind'] });
    expect(taken?.body).toBe('Body.');
    expect(taken?.warnings).toHaveLength(1);
  });

  it('keeps what it cannot repair as text', () => {
    const text = '---\ntitle: "a\nno field here\n---\nBody.';
    expect(take(text)).toMatchObject({ fields: {}, body: text });
  });

  it.each([
    ['---js\n{ title: process.exit() }\n---\nBody.'],
    ['---\na: &a ["x","x"]\nb: &b [*a,*a]\ntitle: *b\n---\nBody.'],
    ['---\ntitle: !!js/function "function(){}"\n---\nBody.'],
  ])('reads nothing of hostile front matter', (text) => {
    expect(take(text)).toMatchObject({ fields: {}, body: 'Body.' });
  });

  it('is not fooled by a rule at the beginning of a text', () => {
    expect(take('---\nA sentence and no field.\n---\nMore.')).toBeUndefined();
    expect(take('Body only.')).toBeUndefined();
  });

  it('reads the simple TOML of Hugo', () => {
    const text =
      '+++\ntitle = "The \\"New\\" Quay" # a note\ndate = 2021-03-01T09:00:00Z\ndraft = false\nauthors = ["Ada Lind", \'Bo Olawale\']\n[params]\n  title = 1\n+++\n\nBody.';
    expect(take(text)).toEqual({
      fields: { title: 'The "New" Quay', date: '2021-03-01T09:00:00Z', author: ['Ada Lind', 'Bo Olawale'] },
      body: 'Body.',
      warnings: [],
    });
  });

  it.each([
    ['+++\ntitle = "The Quay" and more\n+++\nBody.'],
    ['+++\nauthors = ["Ada Lind" "Bo Olawale"]\n+++\nBody.'],
    ['+++\nauthors = [] and more\n+++\nBody.'],
    ['+++\ntitle = The Quay\n+++\nBody.'],
  ])('keeps what is no TOML as text', (text) => {
    expect(take(text)).toEqual({ fields: {}, body: text, warnings: ['front matter is not valid TOML; kept as text'] });
  });

  it('reads lists and texts of several lines, and days as they are written', () => {
    const text =
      '+++\ntitle = """\nThe\nQuay"""\ndate = 2021-03-01\nupdated = 2021-03-02T09:00:00.250+08:00\ntags = [\n  "ports", # one\n  "ferries",\n]\nsection = {a = 1}\n+++\nBody.';
    expect(take(text)).toEqual({
      fields: {
        title: 'The Quay',
        date: '2021-03-01',
        updated: '2021-03-02T09:00:00.250+08:00',
        tags: ['ports', 'ferries'],
      },
      body: 'Body.',
      warnings: [],
    });
  });

  it('is linear in the white space of a line', () => {
    const text = `+++\ntitle = x${' '.repeat(60_000)}y\n+++\nBody.`;
    const start = performance.now();
    expect(take(text)?.body).toBe(text);
    expect(performance.now() - start).toBeLessThan(1000); // a pattern that tried each blank took 5 s
  });

  it('is not fooled by marks at the beginning of a text', () => {
    expect(take('+++\nA sentence and no field.\n+++\nMore.')).toBeUndefined();
    expect(take('+++\ntitle = "a"\nBody.')).toBeUndefined();
  });
});

describe('isUnclosed', () => {
  it('tells front matter without an end from a rule and from a record', () => {
    expect(isUnclosed('---\ntitle: The Quay\ndate: 2021-03-01\n\nBody.')).toBe(true);
    expect(isUnclosed('---\ntitle: The Quay\ndate: 2021-03-01\n---\nBody.')).toBe(false);
    expect(isUnclosed('---\ntitle: The Quay\n\nBody.')).toBe(false);
    expect(isUnclosed('---\nA sentence and no field.\nMore.')).toBe(false);
    expect(isUnclosed('title: The Quay\ndate: 2021-03-01\n\nBody.')).toBe(false);
  });
});
