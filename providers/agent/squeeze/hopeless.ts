import type { Squeezer } from './zstd.ts';

const LEAST = 128 * 1024;
const SAMPLE = 8192;
/** A sample that stays above this share is taken for incompressible. */
const SHARE = 0.97;

/** Whether four samples say that compressing is not worth it; never for small data. */
export function hopeless(squeezer: Squeezer, data: Uint8Array): boolean {
  if (data.length < LEAST) return false;
  const step = Math.floor(data.length / 4);
  for (let i = 0; i < 4; i++) if (squeezer.squeeze(data.subarray(i * step, i * step + SAMPLE)).length < SAMPLE * SHARE) return false;
  return true;
}
