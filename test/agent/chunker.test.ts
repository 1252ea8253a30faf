import assert from 'node:assert/strict';
import { createCipheriv, createHash } from 'node:crypto';
import { installTables, MAX, MIN, nextCut, WINDOW } from '../../providers/agent/chunker/chunker.ts';
import { irreducible, randomPolynomial, remainder } from '../../providers/agent/chunker/polynomial.ts';
import { makeKernel } from '../../providers/agent/kernel/kernel.ts';
import { DATA, TABLES } from '../../providers/agent/kernel/layout.ts';

const POLYNOMIAL = 0x3da3358b4dc173n;
const stream = (length: number) => createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));

/** All cuts of some data, as lengths. */
function lengths(data: Buffer): number[] {
  const kernel = makeKernel(data.length);
  installTables(kernel, POLYNOMIAL);
  data.copy(kernel.bytes, DATA);
  const out: number[] = [];
  for (let at = DATA; at < DATA + data.length; ) {
    const cut = nextCut(kernel, at, DATA + data.length, true);
    out.push(cut - at);
    at = cut;
  }
  return out;
}

/** The obvious chunker: slides the window byte by byte with plain polynomial arithmetic. */
function slowLengths(data: Buffer): number[] {
  const leaving = Array.from({ length: 256 }, (_, byte) => remainder(BigInt(byte) << BigInt(8 * WINDOW), POLYNOMIAL));
  const entering = Array.from({ length: 256 }, (_, high) => remainder(BigInt(high) << 53n, POLYNOMIAL));
  const out: number[] = [];
  for (let start = 0; start < data.length; ) {
    let digest = 0n;
    const push = (byte: number) => {
      const next = (digest << 8n) | BigInt(byte);
      digest = (next & ((1n << 53n) - 1n)) ^ entering[Number(next >> 53n)]!;
    };
    let end = Math.min(data.length, start + MIN);
    for (let at = Math.max(start, end - WINDOW); at < end; at++) push(data[at]!);
    while (end < data.length && end - start < MAX && (digest & 0xfffffn) !== 0n) {
      push(data[end]!);
      digest ^= leaving[data[end - WINDOW]!]!;
      end++;
    }
    out.push(end - start);
    start = end;
  }
  return out;
}

describe('the chunker', () => {
  it('cuts the known stream where restic cuts it', () => {
    const data = stream(32 << 20);
    assert.equal(createHash('sha256').update(data).digest('hex'), 'ca1df8c90b58531711e237fe7dde38ed6394facd72061b1f2429c95adce1c46b');
    assert.deepEqual(
      lengths(data),
      [
        1065747, 1351372, 2829364, 1532396, 1806164, 1923570, 1040531, 3066319, 1087913, 2052735, 1161368, 994885, 677787, 662147, 1102971,
        4720783, 963189, 1306688, 2039647, 755412, 1413444,
      ],
    );
  });

  it('cuts where the obvious chunker cuts', () => {
    const data = stream(7 << 20).subarray(1 << 20);
    assert.deepEqual(lengths(data), slowLengths(data));
  });

  it('cuts zeros at the minimum and never beyond the maximum', () => {
    assert.deepEqual(lengths(Buffer.alloc(2 * MIN + 5)), [MIN, MIN, 5]);
    assert.deepEqual(lengths(Buffer.alloc(3)), [3]);
    assert.deepEqual(lengths(Buffer.alloc(MIN)), [MIN]);
    for (const length of lengths(Buffer.alloc(20 << 20, 'abc'))) assert.ok(length <= MAX);
  });

  it('waits for more data where what is there does not decide', () => {
    const kernel = makeKernel(MAX + MIN);
    installTables(kernel, POLYNOMIAL);
    kernel.bytes.fill(1, DATA, DATA + MAX);
    assert.equal(nextCut(kernel, DATA, DATA + MIN - 1, false), 0);
    assert.equal(nextCut(kernel, DATA, DATA + MIN - 1, true), DATA + MIN - 1);
    assert.equal(nextCut(kernel, DATA, DATA, true), 0);
  });

  it('has the tables of the known polynomial', () => {
    const kernel = makeKernel(0);
    installTables(kernel, POLYNOMIAL);
    const word = (at: number) => kernel.bytes.readBigUInt64LE(TABLES + at).toString(16);
    assert.deepEqual(
      [word(8), word(255 * 8), word(2048 + 8), word(2048 + 255 * 8)],
      ['3da3358b4dc173', '1ff7ac8a5af476a7', 'b6a88a7d4d6b8', 'bebbad97b78ba'],
    );
    assert.throws(() => installTables(kernel, 5n), RangeError);
  });

  it('tells an irreducible polynomial from others', () => {
    assert.ok(irreducible(POLYNOMIAL));
    assert.ok(!irreducible(POLYNOMIAL ^ 1n), 'divisible by x');
    assert.ok(!irreducible(0b101n), '(x+1)²');
    assert.ok(irreducible(0b111n));
    const made = randomPolynomial();
    assert.equal(made.toString(2).length, 54);
    assert.ok(irreducible(made));
  });
});
