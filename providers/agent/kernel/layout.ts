/** Where things lie in the kernel's memory, in bytes. */

/** 256 words of reduction, then 256 words of what leaves the window. */
export const TABLES = 0;
/** Poly1305: h at +0, r at +40, r² at +80 (five 64-bit limbs each), 5·r at +120, 5·r² at +160. */
export const POLY = 4096;
/** What is to be authenticated is copied here piece by piece. */
export const SCRATCH = 8192;
export const PIECE = 32768;
/** File data begins here. */
export const DATA = SCRATCH + 65536 + 64;
/** Bytes that one of the four lanes of the scan looks at in one round. */
export const LANE = 8192;
