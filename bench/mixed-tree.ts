import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MB = 1e6;

/** Bytes that look random, the same for the same seed. */
function keystream(seed: string): (length: number) => Buffer {
  const key = createHash('md5').update(seed).digest();
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  return (length) => cipher.update(Buffer.alloc(length));
}

const words =
  'backup restore folder server staging drive sector journal manifest vault policy parcel carrier address error warning request user page value'.split(
    ' ',
  );

/** Text of words, as logs and sources have it: it compresses to about a fifth. */
function prose(random: (length: number) => Buffer, length: number): Buffer {
  let text = '';
  const picks = random(Math.ceil(length / 6));
  for (let at = 0; text.length < length; at++) {
    const pick = picks[at % picks.length]!;
    text += pick < 12 ? `\n${pick * 7919} ` : `${words[pick % words.length]} `;
  }
  return Buffer.from(text.slice(0, length));
}

/**
 * A tree of `megabytes` MB with a fixed seed: 45 % large files that do not compress, 25 % large text, 30 % small files of 1 to 32 KB
 * in many folders, half of them text.
 */
export function makeMixedTree(root: string, megabytes: number): void {
  const random = keystream('offlineseed bench');
  const share = (part: number) => Math.round(megabytes * part * MB);
  mkdirSync(join(root, 'large'), { recursive: true });
  const large = (name: string, total: number, make: (length: number) => Buffer) => {
    const size = Math.min(total, 64 * MB);
    for (let left = total, n = 0; left > 0; left -= size, n++)
      writeFileSync(join(root, 'large', `${name}-${n}`), make(Math.min(size, left)));
  };
  large('noise', share(0.45), random);
  large('log', share(0.25), (length) => {
    const parts: Buffer[] = [];
    for (let left = length; left > 0; left -= 4 * MB) parts.push(prose(random, Math.min(4 * MB, left)));
    return Buffer.concat(parts);
  });
  let folder = root;
  for (let left = share(0.3), n = 0; left > 0; n++) {
    if (n % 40 === 0) {
      folder = join(root, 'small', String(Math.floor(n / 1600)), String(Math.floor(n / 40)));
      mkdirSync(folder, { recursive: true });
    }
    const size = Math.min(left, 1000 + (random(2).readUInt16LE() % 31_000));
    writeFileSync(join(folder, `file-${n}`), n % 2 ? random(size) : prose(random, size));
    left -= size;
  }
}
