import {
  add32,
  and,
  type Body,
  block,
  branch,
  branchIf,
  byte32,
  byte64,
  type Code,
  get,
  giveBack,
  greaterThan32,
  I32,
  I64,
  i32,
  i64,
  isZero32,
  isZero64,
  lessThan32,
  load64,
  loop,
  notLess32,
  or,
  set,
  shl,
  shl32,
  shr,
  sub32,
  unsigned,
  vector,
  when,
  wrap,
  xor,
} from './emit.ts';
import { LANE, TABLES } from './layout.ts';

/** A cut is where the low 20 bits of the fingerprint are zero (restic's average chunk of 1 MiB beyond the minimum). */
const CUT_MASK = (1n << 20n) - 1n;

const from = 0;
const to = 1;
const at = 2;
const end = 3;
const [hit1, hit2, hit3] = [4, 5, 6];
const [digest0, digest1, digest2, digest3] = [7, 8, 9, 10];

// digest' = (digest<<8 | in) ^ mod[digest>>45] ^ drop[out]; `drop` is already shifted, so it stays off the critical path.
const reduction = (digest: number): Code => load64(wrap(shl(shr(get(digest), i64(45n)), i64(3n))), TABLES);
const leaving = (byte: Code): Code => load64(shl32(byte, i32(3)), TABLES + 2048);
const slide = (digest: number, offset: number): Code =>
  set(digest, xor(xor(or(shl(get(digest), i64(8n)), byte64(get(at), offset + 64)), leaving(byte32(get(at), offset))), reduction(digest)));
const feed = (digest: number, offset: number): Code =>
  set(digest, xor(or(shl(get(digest), i64(8n)), byte64(get(at), offset)), reduction(digest)));
const isCut = (digest: number): Code => isZero64(and(get(digest), i64(CUT_MASK)));
const remember = (hit: number, digest: number): Code => when(isCut(digest), when(isZero32(get(hit)), set(hit, get(at))));
const step = set(at, add32(get(at), i32(1)));

/**
 * scan(from, to): the first position q in [from, to] whose window [q−64, q) is a cut; 0 when there is none.
 * The decision depends on the last 64 bytes only, so four lanes of one stretch run at once.
 */
export function scanBody(): Body {
  const code = [
    // The very first position needs its own test.
    ...set(at, sub32(get(from), i32(64))),
    ...set(end, get(from)),
    ...set(digest0, i64(0n)),
    ...loop(feed(digest0, 0), step, branchIf(0, lessThan32(get(at), get(end)))),
    ...when(isCut(digest0), giveBack(get(from))),
    // Rounds of four lanes; `from` is the last position that was tested.
    ...block(
      loop(
        branchIf(1, greaterThan32(add32(get(from), i32(4 * LANE)), get(to))),
        ...[digest0, digest1, digest2, digest3].map((digest) => set(digest, i64(0n))),
        ...[hit1, hit2, hit3].map((hit) => set(hit, i32(0))),
        set(at, sub32(get(from), i32(64))),
        loop(
          feed(digest0, 0),
          feed(digest1, LANE),
          feed(digest2, 2 * LANE),
          feed(digest3, 3 * LANE),
          step,
          branchIf(0, lessThan32(get(at), get(from))),
        ),
        set(at, sub32(get(from), i32(64))),
        set(end, add32(get(at), i32(LANE))),
        loop(
          slide(digest0, 0),
          slide(digest1, LANE),
          slide(digest2, 2 * LANE),
          slide(digest3, 3 * LANE),
          step,
          when(isCut(digest0), giveBack(add32(get(at), i32(64)))),
          remember(hit1, digest1),
          remember(hit2, digest2),
          remember(hit3, digest3),
          branchIf(0, lessThan32(get(at), get(end))),
        ),
        when(get(hit1), giveBack(add32(get(hit1), i32(64 + LANE)))),
        when(get(hit2), giveBack(add32(get(hit2), i32(64 + 2 * LANE)))),
        when(get(hit3), giveBack(add32(get(hit3), i32(64 + 3 * LANE)))),
        set(from, add32(get(from), i32(4 * LANE))),
        branch(0),
      ),
    ),
    // What is left, in one lane.
    ...set(at, sub32(get(from), i32(64))),
    ...set(digest0, i64(0n)),
    ...loop(feed(digest0, 0), step, branchIf(0, lessThan32(get(at), get(from)))),
    ...set(at, sub32(get(from), i32(64))),
    ...set(end, sub32(get(to), i32(64))),
    ...block(
      loop(
        branchIf(1, notLess32(get(at), get(end))),
        slide(digest0, 0),
        step,
        when(isCut(digest0), giveBack(add32(get(at), i32(64)))),
        branch(0),
      ),
    ),
    ...i32(0),
  ];
  return {
    locals: vector([
      [...unsigned(5), I32],
      [...unsigned(4), I64],
    ]),
    code,
  };
}
