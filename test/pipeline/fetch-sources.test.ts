import { describe, expect, it } from 'vitest';
import { Client } from '../../src/fetch/client.ts';
import { fetchSources } from '../../src/pipeline/fetch-sources.ts';

describe('fetchSources', () => {
  it('takes the hosts in turn, each in the order of the list', async () => {
    const client = new Client({}, { now: () => new Date(), signal: new AbortController().signal });
    const urls = [
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
      'https://b.example/1',
      'nonsense',
    ];
    const names: string[] = [];
    for await (const { name, stable } of fetchSources(urls, client)) {
      names.push(name);
      expect(stable).toBe(true);
    }
    await client.close();
    expect(names).toEqual([
      'https://a.example/1',
      'https://b.example/1',
      'nonsense',
      'https://a.example/2',
      'https://a.example/3',
    ]);
  });
});
