import { chmodSync, type Stats } from 'node:fs';
import type { FileSystemInfo } from './file-info.ts';

/** Bits of System.IO.FileAttributes that Unix has something for. */
export const attribute = { readOnly: 1, hidden: 2, directory: 16, archive: 32, normal: 128, reparsePoint: 1024 } as const;

const allMayWrite = 0o222;

/** True when the owner, the group or everybody else (whoever the user is of these) may read but not write. */
export function isReadOnly(stats: Stats): boolean {
  const shift = process.geteuid?.() === stats.uid ? 6 : process.getegid?.() === stats.gid ? 3 : 0;
  const rights = (stats.mode >> shift) & 7;
  return (rights & 4) !== 0 && (rights & 2) === 0;
}

export function attributesOf(info: FileSystemInfo): number {
  const { entry } = info;
  if (!entry) return -1;
  let bits = 0;
  if (isReadOnly(info.isLink ? (info.target ?? entry) : entry)) bits |= attribute.readOnly;
  if (info.name.startsWith('.')) bits |= attribute.hidden;
  if (info.target?.isDirectory()) bits |= attribute.directory;
  if (info.isLink) bits |= attribute.reparsePoint;
  return bits === 0 ? attribute.normal : bits;
}

/** Only ReadOnly can be changed on Unix; what else is asked for has no effect, as in .NET. */
export function setReadOnly(info: FileSystemInfo, readOnly: boolean): void {
  const mode = info.target?.mode ?? 0;
  const now = info.target !== null && isReadOnly(info.target);
  if (now === readOnly) return;
  chmodSync(info.path, (readOnly ? mode & ~allMayWrite : mode | 0o200) & 0o7777);
  info.refresh();
}

/** The five signs of the Mode property: folder or link, archive, read-only, hidden, system. */
export function modeText(info: FileSystemInfo): string {
  const bits = attributesOf(info);
  if (bits < 0) return '';
  const first = info.isLink ? 'l' : bits & attribute.directory ? 'd' : '-';
  const sign = (bit: number, letter: string): string => (bits & bit ? letter : '-');
  return `${first}${sign(attribute.archive, 'a')}${sign(attribute.readOnly, 'r')}${sign(attribute.hidden, 'h')}-`;
}

const kinds: readonly (readonly [test: (stats: Stats) => boolean, sign: string])[] = [
  [(s) => s.isSymbolicLink(), 'l'],
  [(s) => s.isDirectory(), 'd'],
  [(s) => s.isFIFO(), 'p'],
  [(s) => s.isSocket(), 's'],
  [(s) => s.isBlockDevice(), 'b'],
  [(s) => s.isCharacterDevice(), 'c'],
];

/** `-rw-r--r--`, with s and t as `ls` writes them. */
export function unixMode(stats: Stats): string {
  const { mode } = stats;
  const triple = (shift: number, special: number, letter: string): string => {
    const bits = mode >> shift;
    const run = mode & special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? 'x' : '-';
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${run}`;
  };
  const first = kinds.find(([test]) => test(stats))?.[1] ?? '-';
  return first + triple(6, 0o4000, 's') + triple(3, 0o2000, 's') + triple(0, 0o1000, 't');
}
