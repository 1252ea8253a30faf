import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bytes that look random and are the same each time. */
export function noise(length: number, seed: number): Buffer {
  const out = Buffer.alloc(length);
  let state = seed >>> 0 || 1;
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    out[at] = state;
  }
  return out;
}

/** A small tree with everything that is awkward; needs no special rights. */
export function awkwardTree(root: string): void {
  mkdirSync(join(root, 'deep/er/est'), { recursive: true });
  mkdirSync(join(root, 'empty folder'));
  const put = (name: string, content: string | Buffer) => writeFileSync(join(root, name), content);
  put('plain.txt', 'hello');
  put('empty', '');
  put('quote"back\\slash', 'hi');
  put('new\nline', 'hi');
  put('ümläut 日本 🎉 <&>', 'names');
  put('x'.repeat(250), 'a name of 250 characters');
  put('.hidden', 'dot');
  put('text.log', 'the quick brown fox jumps over the lazy dog\n'.repeat(30_000));
  put('noise.bin', noise(3_000_000, 7));
  put('exactly-minimum', noise(512 * 1024, 8));
  put('below-minimum', noise(512 * 1024 - 1, 9));
  put('deep/er/est/bottom', 'x');
  put('deep/same-as-noise', noise(3_000_000, 7));
  writeFileSync(Buffer.concat([Buffer.from(`${root}/not`), Buffer.of(0xff, 0xfe), Buffer.from('utf8')]), 'raw name');
  closeSync(openSync(join(root, 'holes'), 'w'));
  truncateSync(join(root, 'holes'), 5_000_000);
  linkSync(join(root, 'plain.txt'), join(root, 'deep/hard'));
  symlinkSync('nowhere', join(root, 'dangling'));
  symlinkSync('.', join(root, 'deep/loop'));
  chmodSync(join(root, 'plain.txt'), 0o4751);
  chmodSync(join(root, 'empty folder'), 0o1777);
  chmodSync(join(root, 'deep/er'), 0o2750);
  utimesSync(join(root, 'empty'), new Date('1961-01-02T03:04:05Z'), new Date('1961-01-02T03:04:05Z'));
  utimesSync(join(root, 'text.log'), 1_600_000_000.5, 1_600_000_000.5);
  utimesSync(join(root, 'deep'), 1_500_000_000, 1_500_000_000);
}

/** What a restore must give back: of every entry type, mode, size, time (whole milliseconds), links and content. */
export function fingerprint(root: string): string[] {
  const out: string[] = [];
  const each = (folder: Buffer, shown: string) => {
    for (const name of (readdirSync(folder, { encoding: 'buffer' }) as Buffer[]).sort(Buffer.compare)) {
      const path = Buffer.concat([folder, Buffer.from('/'), name]);
      const here = `${shown}/${name.toString('latin1')}`;
      const stats = lstatSync(path);
      const common = `${here} ${stats.mode.toString(8)} ${Math.round(stats.mtimeMs)}`;
      if (stats.isDirectory()) {
        out.push(common);
        each(path, here);
      } else if (stats.isSymbolicLink()) out.push(`${common} -> ${readlinkSync(path)}`);
      else if (stats.isFile())
        out.push(`${common} ${stats.size} ${stats.nlink} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
      else out.push(common);
    }
  };
  each(Buffer.from(root), '');
  return out;
}
