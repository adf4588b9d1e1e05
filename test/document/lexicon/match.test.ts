import { describe, expect, it } from 'vitest';
import { LEXICONS } from '../../../src/document/lexicon/languages.ts';
import { matchLabel, matchLabels } from '../../../src/document/lexicon/match.ts';

describe('matchLabel', () => {
  it.each([
    ['Share this article:', 'share', 'en'],
    ['FOR IMMEDIATE RELEASE', 'kicker', 'en'],
    ['# # #', 'end', 'en'],
    ['-30-', 'end', 'en'],
    ['Get the weekly newsletter', 'subscribe', 'en'],
    ['7 min read', 'navigation', 'en'],
    ['» Zurück zur Übersicht', 'navigation', 'de'],
    ['Rückfragehinweis:', 'contact', 'de'],
    ['责任编辑：王某', 'author', 'zh'],
    ['当前位置：首页 > 新闻', 'breadcrumb', 'zh'],
    ['Читайте также: другое', 'related', 'ru'],
  ])('%s is %s of %s', (text, kind, lang) => {
    expect(matchLabels(text)).toContainEqual(expect.objectContaining({ kind, lang }));
  });

  it('ends a phrase at a word', () => {
    expect(matchLabels('Shareholders met today')).toEqual([]);
    expect(matchLabels('Photographers of the year')).toEqual([]);
  });

  it('tells a whole label from the start of a line', () => {
    expect(matchLabel('Comments')?.whole).toBe(true);
    expect(matchLabel('Published on 3 May', new Set(['published']))?.whole).toBe(false);
  });

  it('does not read paragraphs', () => {
    expect(matchLabels(`Share ${'x'.repeat(300)}`)).toEqual([]);
  });
});

describe('lexicons', () => {
  it('are lower case, composed, and each phrase stands once in its kind', () => {
    for (const lexicon of LEXICONS) {
      for (const [kind, phrases] of Object.entries(lexicon)) {
        if (typeof phrases === 'string') continue;
        expect(new Set(phrases).size, `${lexicon.lang} ${kind}`).toBe(phrases.length);
        for (const phrase of phrases)
          expect(phrase, `${lexicon.lang} ${kind}`).toBe(phrase.normalize('NFC').toLowerCase());
      }
    }
  });
});
