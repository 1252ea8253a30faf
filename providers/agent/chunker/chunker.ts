import type { Kernel } from '../kernel/kernel.ts';
import { TABLES } from '../kernel/layout.ts';
import { DEGREE, degree, multiply, remainder } from './polynomial.ts';

/** Restic's limits: no chunk but a file's last is shorter than MIN, none is longer than MAX (chunker of restic 0.14). */
export const MIN = 512 * 1024;
export const MAX = 8 * 1024 * 1024;
export const WINDOW = 64;

/** Writes both tables of a polynomial into the kernel; throws RangeError for one of another degree. */
export function installTables(kernel: Kernel, polynomial: bigint): void {
  if (degree(polynomial) !== DEGREE) throw new RangeError(`the chunker's polynomial must have degree ${DEGREE}`);
  const shifted = remainder(1n << BigInt(8 * WINDOW), polynomial);
  for (let byte = 0n; byte < 256n; byte++) {
    const high = byte << BigInt(DEGREE);
    kernel.bytes.writeBigUInt64LE(BigInt.asUintN(64, remainder(high, polynomial) | high), TABLES + Number(byte) * 8);
    kernel.bytes.writeBigUInt64LE(multiply(shifted, byte, polynomial), TABLES + 2048 + Number(byte) * 8);
  }
}

/** End of the chunk that begins at `start`, both in kernel memory; 0 when the data (up to `end`, the file's end when `last`) does not decide it. */
export function nextCut(kernel: Kernel, start: number, end: number, last: boolean): number {
  if (end - start < MIN) return last && end > start ? end : 0;
  const limit = Math.min(end, start + MAX);
  const hit = kernel.scan(start + MIN, limit);
  if (hit) return hit;
  if (limit === start + MAX) return limit;
  return last ? end : 0;
}
