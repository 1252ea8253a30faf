import type { SeedDisk } from '../contracts/disks.ts';

/** A disk as a system's own tool tells of it, before anybody has looked at its volume. */
export type BlockDisk = Omit<SeedDisk, 'State' | 'ImportJobName'> & {
  /** Something lies on it (a file system or partitions), whether mounted or not. */
  Used: boolean;
};

/** Mount points of a running system; a disk that holds one of these is never offered. */
const systemMounts = /^(\/|\/boot(\/.*)?|\/efi|\/usr|\/var|\/home|\/nix(\/.*)?|\/System\/Volumes\/.*|\[SWAP\])$/;

export function isSystemMount(path: string): boolean {
  return systemMounts.test(path);
}

/** A serial as the job API wants it: without blanks (import-export 1.2). Some bridges pad it, some answer with zeros or nothing. */
export function driveIdOf(serial: unknown): string {
  const id = typeof serial === 'string' ? serial.replace(/\s+/g, '').replace(/\.$/, '') : '';
  return /^[0.]*$/.test(id) ? '' : id;
}

/** The tools spell file systems in many ways; NTFS is the one that counts. */
export function fileSystemName(name: unknown): string {
  const text = typeof name === 'string' ? name.trim() : '';
  return /^(ntfs.*|fuseblk|ufsd_ntfs)$/i.test(text) ? 'NTFS' : text;
}

/** Sizes come as numbers or as texts. */
export function bytes(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : 0;
}
