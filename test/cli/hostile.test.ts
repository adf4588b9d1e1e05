import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));

/** A release as people paste it, with a title of one's choice. */
function dump(title: string, day = '2024-03-05'): string {
  const paragraph =
    'The Ministry of Harbours announced on Tuesday that the northern basin will be dredged before the winter, so that larger ferries can call again.';
  return `Home News Contact\nHOME > News\n${title}\n${day} 09:30\n\n${paragraph}\n\nThe works cost 4.2 million crowns and are paid from the harbour fund, the minister said of "${title}".\n\n[Print this page]`;
}

const markdownFiles = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md') && !name.includes('.communique'),
  );

describe('hostile input', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  afterEach(() => world.remove());

  // Linux has files whose reading fails with EIO and ENXIO, and folders that the kernel makes up
  it.runIf(existsSync('/proc/self/mem'))('fails what cannot be read, in one line, and reads the rest', async () => {
    writeFileSync(world.path('a.txt'), dump('The Northern Basin Is Dredged'));
    writeFileSync(world.path('list.txt'), '/proc/self/mem\n/proc\na\0b.txt\na.txt\n');
    const told = [
      /^communique: \/proc\/self\/mem: the disk or device gives an error \(EIO\); check it and run again$/m,
      /^communique: \/proc: is made up by the system and holds no files of people; name another folder$/m,
    ];
    const extracted = await world.run(['extract', '--json', '/proc/self/mem', '/proc', 'a.txt']);
    const imported = await world.run(['import', '--files-from', 'list.txt']);
    for (const { code, stderr } of [extracted, imported]) {
      expect(code).toBe(3);
      for (const line of told) expect(stderr).toMatch(line);
    }
    expect((await world.run(['extract', '/proc/*'])).stderr).toBe(
      'communique: /proc/*: no such file or folder; check the path\n',
    );
    expect(extracted.stdout.match(/^\{"file":"a\.txt"/gm)).toHaveLength(1);
    expect(imported.stderr).toMatch(/^communique: a\\x00b\.txt: no path has a NUL character in it$/m);
    expect(imported.stderr).toContain('4 releases: 1 new, 3 failed');
  });

  /** One line on stderr about the item, the right code, nothing in the archive. */
  async function expectRefused(name: string, expected: RegExp): Promise<void> {
    const { code, stderr, stdout } = await world.run(['import', name]);
    expect(code).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
    expect(stderr).not.toContain('    at ');
    expect(markdownFiles(world.dir)).toEqual([]);
  }

  it('refuses a picture named .txt', async () => {
    writeFileSync(
      world.path('a.txt'),
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex'),
    );
    await expectRefused('a.txt', /a\.txt: .*PNG/);
  });

  it('refuses an empty file', async () => {
    writeFileSync(world.path('a.txt'), '');
    await expectRefused('a.txt', /a\.txt: .*empty/);
  });

  it('refuses a file over the limit without reading it', async () => {
    const file = openSync(world.path('big.txt'), 'w');
    ftruncateSync(file, 3 * 1024 ** 3);
    closeSync(file);
    await expectRefused('big.txt', /big\.txt: larger than/);
  });

  it('reads a dump of 200 MB in bounded memory', { timeout: 300_000 }, () => {
    const line =
      'The committee met and heard the report of the harbour master on the state of the northern basin and its quays.\n\n';
    const head = 'The long record of the committee\n2024-03-05\n\n';
    writeFileSync(world.path('long.txt'), head + line.repeat(Math.ceil((200 * 1024 * 1024) / line.length)));
    const run = spawnSync(process.execPath, ['--max-old-space-size=4096', BIN, 'extract', '--json', 'long.txt'], {
      cwd: world.dir,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    expect(run.stderr).not.toContain('    at ');
    expect([0, 4]).toContain(run.status);
    expect(run.status === 0 || run.stderr.includes('long.txt: ')).toBe(true);
  });

  it.each([
    ['with a BOM', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['without a BOM', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian with a BOM', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads UTF-16 %s', async (_, encode) => {
    writeFileSync(world.path('a.txt'), encode(dump('Northern basin to be dredged')));
    const { code } = await world.run(['import', 'a.txt']);
    expect(code).toBe(0);
    expect(markdownFiles(world.path('archive'))).toEqual(['2024/03/05/northern-basin-to-be-dredged.md']);
  });

  it('survives HTML nested 100,000 deep', async () => {
    const depth = 100_000;
    const text =
      'The minister opened the new quay on Friday and thanked the builders for their work in the hard winter. '.repeat(
        5,
      );
    writeFileSync(
      world.path('deep.html'),
      `<title>Quay opened</title>${'<div>'.repeat(depth)}<h1>Quay opened</h1><p>${text}</p>${'</div>'.repeat(depth)}`,
    );
    const { code, stdout, stderr } = await world.run(['extract', '--json', 'deep.html']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('opened the new quay on Friday');
  });

  it.each([
    ['path parts', '../../../etc/passwd', /^2024\/03\/05\/etc-passwd\.md$/],
    ['an absolute path', '/etc/cron.d/x', /^2024\/03\/05\/etc-cron-d-x\.md$/],
    ['NUL', 'Quay\0 opened again', /^2024\/03\/05\/quay-?opened-again\.md$/],
    ['CR and LF', 'Quay\r\nopened\nagain', /^2024\/03\/05\/quay-opened-again\.md$/],
    ['5,000 characters', 'Harbour '.repeat(625), /^2024\/03\/05\/[a-z-]{10,80}\.md$/],
    ['only emoji', '🎉🎉🎉🎉🎉🎉', /^2024\/03\/05\/[^/]{1,80}\.md$/],
    ['only Chinese', '外交部发言人就有关问题答记者问', /^2024\/03\/05\/[a-z-]{10,80}\.md$/],
    ['right-to-left marks', 'Quay \u202eopened\u202c \u200fagain', /^2024\/03\/05\/quay-opened-again\.md$/],
    ['an escape sequence', 'Quay \x1b[31mopened\x1b]0;x\x07 again', /^2024\/03\/05\/[a-z0-9-]+\.md$/],
  ])('keeps a title of %s inside the archive and off the terminal', async (_, title, expected) => {
    const body = dump('Quay').split('\n').slice(5).join('\n');
    writeFileSync(world.path('a.txt'), `---\ntitle: ${JSON.stringify(title)}\ndate: 2024-03-05\n---\n\n${body}`);
    const { code, stderr } = await world.run(['import', 'a.txt'], { terminal: true });
    expect(code).toBe(0);
    const files = markdownFiles(world.path('archive'));
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(expected);
    for (const argv of [['list'], ['show', String(files[0])], ['grep', 'Quay']]) {
      const shown = await world.run(
        [...argv, '--color', 'never'].filter((word) => argv[0] === 'grep' || !/color|never/.test(word)),
        { terminal: true },
      );
      expect(shown.stdout + stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    }
  });

  it('never runs code in front matter', async () => {
    await world.run(['init', 'archive']);
    mkdirSync(world.path('archive/2024/03/05'), { recursive: true });
    writeFileSync(
      world.path('archive/2024/03/05/evil.md'),
      `---js\n{ title: (require('fs').writeFileSync(${JSON.stringify(world.path('pwned'))}, 'x'), 'x') }\n---\n\nBody\n`,
    );
    const { stderr } = await world.run(['list']);
    expect(stderr).toMatch(/evil\.md/);
    expect(readdirSync(world.dir)).not.toContain('pwned');
  });

  it('ends quietly when the reader closes the pipe', () => {
    for (let i = 0; i < 50; i++) writeFileSync(world.path(`r${i}.txt`), dump(`Release number ${i} of the harbour`));
    const run = spawnSync(
      'bash',
      ['-o', 'pipefail', '-c', `"$NODE" "$BIN" import . 2>/dev/null && "$NODE" "$BIN" list | head -1`],
      {
        cwd: world.dir,
        encoding: 'utf8',
        env: { ...process.env, NODE: process.execPath, BIN },
      },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('stops at SIGINT with 130 and completes when run again', async () => {
    const total = 700;
    mkdirSync(world.path('in'));
    for (let i = 0; i < total; i++)
      writeFileSync(world.path('in', `r${i}.txt`), dump(`Release number ${i} of the harbour`));
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [BIN, 'import', 'in'], { cwd: world.dir, stdio: 'ignore' });
      const poll = setInterval(() => {
        if (existsSync(world.path('archive/2024/03/05'))) {
          clearInterval(poll);
          child.kill('SIGINT');
        }
      }, 2);
      child.on('exit', (status) => {
        clearInterval(poll);
        resolve(status);
      });
    });
    expect(code).toBe(130);
    const partial = countFiles(world.path('archive'));
    expect(partial).toBeLessThan(total);
    const again = (archive: string): number | null =>
      spawnSync(process.execPath, [BIN, 'import', 'in', '--archive', archive], { cwd: world.dir }).status;
    expect(again('archive')).toBe(0);
    expect(countFiles(world.path('archive'))).toBe(total);
    expect(again('undisturbed')).toBe(0);
    expect(markdownFiles(world.path('archive')).toSorted()).toEqual(
      markdownFiles(world.path('undisturbed')).toSorted(),
    );
  });
});

function countFiles(dir: string): number {
  try {
    return markdownFiles(dir).length;
  } catch {
    return 0;
  }
}

describe('full disk', () => {
  it('says so in one line and leaves the archive whole', ({ skip }) => {
    const world = createWorld();
    const disk = world.path('disk');
    mkdirSync(disk);
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      skip(mount.status !== 0, 'a small disk cannot be mounted here');
      for (let i = 0; i < 40; i++)
        writeFileSync(
          world.path(`r${i}.txt`),
          dump(`Release number ${i} of the harbour`) + '\n\nMore is known of this.'.repeat(200),
        );
      const run = spawnSync(process.execPath, [BIN, 'import', '.', '--archive', 'disk/archive'], {
        cwd: world.dir,
        encoding: 'utf8',
      });
      expect(run.stderr).toMatch(/no space left/);
      expect(run.stderr).not.toContain('    at ');
      expect(run.status).toBe(4);
      for (const name of markdownFiles(join(disk, 'archive')))
        expect(readFileSync(join(disk, 'archive', name), 'utf8')).toMatch(/^---\nid: /);
    } finally {
      spawnSync('umount', [disk]);
      world.remove();
    }
  });
});
