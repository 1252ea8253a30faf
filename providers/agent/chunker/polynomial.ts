import { randomBytes } from 'node:crypto';

/** Arithmetic of polynomials over GF(2), one bit a coefficient, for the chunker's irreducible polynomial of degree 53. */
export const DEGREE = 53;

export const degree = (x: bigint): number => (x === 0n ? -1 : x.toString(2).length - 1);

export function remainder(x: bigint, by: bigint): bigint {
  const low = degree(by);
  let rest = x;
  for (let top = degree(rest); top >= low; top = degree(rest)) rest ^= by << BigInt(top - low);
  return rest;
}

export function multiply(a: bigint, b: bigint, modulus: bigint): bigint {
  let out = 0n;
  for (let i = degree(b); i >= 0; i--) {
    out = remainder(out << 1n, modulus);
    if ((b >> BigInt(i)) & 1n) out ^= a;
  }
  return remainder(out, modulus);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right) [left, right] = [right, remainder(left, right)];
  return left;
}

/** Ben-Or: no common factor with x^(2^i) − x for any i up to half the degree. */
export function irreducible(p: bigint): boolean {
  let power = 2n;
  for (let i = 1; i <= degree(p) / 2; i++) {
    power = multiply(power, power, p);
    if (greatestCommonDivisor(p, power ^ 2n) !== 1n) return false;
  }
  return true;
}

export function randomPolynomial(): bigint {
  const top = 1n << BigInt(DEGREE);
  for (;;) {
    const candidate = (randomBytes(8).readBigUInt64LE() & (top - 1n)) | top | 1n;
    if (irreducible(candidate)) return candidate;
  }
}
