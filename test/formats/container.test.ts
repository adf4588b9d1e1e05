import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { containerKind, readContainer } from '../../src/formats/container.ts';
import type { ContainerMember } from '../../src/formats/container.ts';
import { aZip } from './made-zip.ts';

async function aTar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function members(bytes: Buffer, maxBytes = 1_000_000): Promise<ContainerMember[]> {
  const kind = containerKind(bytes, 'c');
  if (kind === undefined) throw new Error('no container');
  const all: ContainerMember[] = [];
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += 1000) yield bytes.subarray(i, i + 1000);
  };
  const options = { name: 'c', whole: bytes, stream, maxBytes, accept: (name: string) => !name.endsWith('.png') };
  for await (const member of readContainer(kind, options)) all.push(member);
  return all;
}

const shown = (all: readonly ContainerMember[]): Record<string, string> =>
  Object.fromEntries(
    all.map((one) => [one.name, 'error' in one ? one.error.message : Buffer.from(one.bytes).toString()]),
  );

const FILES = {
  '2021/a.txt': 'first',
  'b.png': 'no',
  '.hidden/c.txt': 'no',
  '__MACOSX/d.txt': 'no',
  'é/e.txt': 'last',
};
const READ = { 'c/2021/a.txt': 'first', 'c/é/e.txt': 'last' };

describe('a container', () => {
  it('gives its files, without hidden and refused ones, as zip, tar and packed tar', async () => {
    const tar = await aTar(FILES);
    expect(shown(await members(tar))).toEqual(READ);
    expect(shown(await members(gzipSync(tar)))).toEqual(READ);
    expect(shown(await members(aZip(FILES)))).toEqual(READ);
    expect(shown(await members(gzipSync('one file')))).toEqual({ c: 'one file' });
  });

  it('has names that lead nowhere and stand on one line', async () => {
    const names = shown(
      await members(aZip({ '../../up.txt': '1', '/abs.txt': '2', 'C:\\w\\x.txt': '3', 'a\nb.txt': '4' })),
    );
    expect(Object.keys(names)).toEqual(['c/__/__/up.txt', 'c/abs.txt', 'c/w/x.txt', 'c/a\ufffdb.txt']);
  });

  it('reads names in UTF-8 without a mark, in GBK, and in code page 437', async () => {
    const gbk = Buffer.from([0xd0, 0xc2, 0xce, 0xc5, 0x2e, 0x74, 0x78, 0x74]);
    const cp437 = Buffer.from([0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72, 0x2e, 0x74, 0x78, 0x74]);
    const names = await members(
      aZip([
        [gbk, '1'],
        [cp437, '2'],
        [Buffer.from('新.txt'), '3'],
      ]),
    );
    expect(names.map(({ name }) => name)).toEqual(['c/新闻.txt', 'c/Müller.txt', 'c/新.txt']);
  });

  it('says what is too large, encrypted, damaged or a bomb, and goes on where it can', async () => {
    const large = { 'a.txt': 'x'.repeat(2000), 'b.txt': 'ok' };
    for (const bytes of [aZip(large), await aTar(large)]) {
      const read = shown(await members(bytes, 1000));
      expect(read['c/a.txt']).toMatch(/^c\/a\.txt: larger than /);
      expect(read['c/b.txt']).toBe('ok');
    }
    expect(shown(await members(aZip({ 'a.txt': 'secret' }, { flags: 1 })))['c/a.txt']).toMatch(/encrypted/);
    expect(shown(await members(aZip({ 'a.txt': 'text' }, { crc: 7 })))['c/a.txt']).toMatch(/damaged \(checksum/);
    const tar = gzipSync(
      await aTar({
        'a.txt': 'ok',
        'b.txt': Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 31) % 251)).toString('base64'),
      }),
    );
    const cut = shown(await members(tar.subarray(0, tar.length - 500)));
    expect(cut['c/a.txt']).toBe('ok');
    expect(cut['c']).toMatch(/^c: is damaged \(.*\); what came before is read$/);
    const bomb = shown(await members(gzipSync(Buffer.alloc(100_000_000)), 200_000_000));
    expect(bomb['c']).toMatch(/unpacks to over 200 times its size/);
  });
});
