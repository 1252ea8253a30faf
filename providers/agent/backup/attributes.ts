import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Attribute } from '../node/node.ts';

/** The path in a line of getfattr, whose special bytes are octal escapes. */
const plainPath = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

export interface SourceAttributes {
  /** By path (bytes). */
  readonly byPath: ReadonlyMap<string, readonly Attribute[]>;
  /** What is not kept, and why. */
  readonly note?: string;
}

/** More would not fit into the small heap: a million labelled files are 150 MB of paths alone. */
const MOST = 300_000;
const none: ReadonlyMap<string, readonly Attribute[]> = new Map();

/**
 * Every extended attribute below the sources. Node has no call for them, so one run of getfattr (package attr) reads them all; where
 * a system has no such program they are left out, and the note says so. Never rejects.
 */
export async function readAttributes(sources: readonly string[], signal?: AbortSignal): Promise<SourceAttributes> {
  if (process.platform !== 'linux') return { byPath: none };
  const byPath = new Map<string, Attribute[]>();
  const child = spawn('getfattr', ['-R', '-P', '-h', '-d', '-m', '-', '-e', 'base64', '--absolute-names', '--', ...sources], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    signal,
  });
  const ran = new Promise<boolean>((settle) => {
    child.once('error', () => settle(false));
    child.once('close', () => settle(true));
  });
  child.stdout.setEncoding('latin1');
  let list: Attribute[] = [];
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
    const equals = line.indexOf('=');
    if (line.startsWith('# file: ')) {
      if (byPath.size >= MOST) {
        child.kill();
        return { byPath, note: `Extended attributes are kept of the first ${MOST} files that have some.` };
      }
      list = [];
      byPath.set(plainPath(line.slice(8)), list);
    } else if (equals > 0) list.push({ name: line.slice(0, equals), value: line.slice(equals + 3) });
  }
  if (await ran) return { byPath };
  return { byPath: none, note: 'Extended attributes and ACLs are not kept: the program getfattr (package attr) is not installed.' };
}
