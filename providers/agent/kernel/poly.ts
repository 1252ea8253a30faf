import {
  add,
  add32,
  and,
  type Body,
  block,
  branch,
  branchIf,
  type Code,
  get,
  I64,
  i32,
  i64,
  lessThan32,
  load64,
  loop,
  mul,
  or,
  set,
  shl,
  shr,
  store64,
  sub32,
  unsigned,
  vector,
  when,
} from './emit.ts';
import { POLY } from './layout.ts';

const at = 0;
const blocks = 1;
const LIMB = i64((1n << 26n) - 1n);

/** poly(at, blocks): takes 16-byte blocks into the Poly1305 state, two in each step with r²; numbers are five limbs of 26 bits. */
export function polyBody(): Body {
  let next = 2;
  const locals = (count: number): number[] => Array.from({ length: count }, () => next++);
  const h = locals(5);
  const m = locals(5);
  const r = locals(5);
  const square = locals(5);
  const r5 = locals(5);
  const square5 = locals(5);
  const sums = locals(5);
  const [low, high, over] = locals(3) as [number, number, number];
  const base = i32(POLY);

  const limbs = (into: number[], offset: number, plus: boolean): Code => {
    const value = [
      and(get(low), LIMB),
      and(shr(get(low), i64(26n)), LIMB),
      and(or(shr(get(low), i64(52n)), shl(get(high), i64(12n))), LIMB),
      and(shr(get(high), i64(14n)), LIMB),
      or(shr(get(high), i64(40n)), i64(1n << 24n)),
    ];
    return [
      ...set(low, load64(get(at), offset)),
      ...set(high, load64(get(at), offset + 8)),
      ...into.flatMap((limb, i) => set(limb, plus ? add(get(limb), value[i]!) : value[i]!)),
    ];
  };
  // Row i of a·b; products that wrap round take 5·b, for 2^130 ≡ 5.
  const row = (a: number[], b: number[], b5: number[], i: number): Code[] =>
    a.map((limb, j) => mul(get(limb), get(j <= i ? b[i - j]! : b5[5 + i - j]!)));
  const sum = (terms: Code[]): Code => terms.reduce((left, right) => add(left, right));
  const carry: Code = [
    ...set(over, shr(get(sums[0]!), i64(26n))),
    ...set(h[0]!, and(get(sums[0]!), LIMB)),
    ...[1, 2, 3, 4].flatMap((i) => [
      ...set(sums[i]!, add(get(sums[i]!), get(over))),
      ...set(over, shr(get(sums[i]!), i64(26n))),
      ...set(h[i]!, and(get(sums[i]!), LIMB)),
    ]),
    ...set(h[0]!, add(get(h[0]!), mul(get(over), i64(5n)))),
    ...set(over, shr(get(h[0]!), i64(26n))),
    ...set(h[0]!, and(get(h[0]!), LIMB)),
    ...set(h[1]!, add(get(h[1]!), get(over))),
  ];
  const load = (into: number[], offset: number): Code => into.flatMap((limb, i) => set(limb, load64(base, offset + 8 * i)));
  const code = [
    ...load(h, 0),
    ...load(r, 40),
    ...load(square, 80),
    ...load(r5, 120),
    ...load(square5, 160),
    ...block(
      loop(
        branchIf(1, lessThan32(get(blocks), i32(2))),
        limbs(h, 0, true),
        limbs(m, 16, false),
        ...sums.map((one, i) => set(one, sum([...row(h, square, square5, i), ...row(m, r, r5, i)]))),
        carry,
        set(at, add32(get(at), i32(32))),
        set(blocks, sub32(get(blocks), i32(2))),
        branch(0),
      ),
    ),
    ...when(get(blocks), limbs(h, 0, true), ...sums.map((one, i) => set(one, sum(row(h, r, r5, i)))), carry),
    ...h.flatMap((limb, i) => store64(base, get(limb), 8 * i)),
  ];
  return { locals: vector([[...unsigned(next - 2), I64]]), code };
}
