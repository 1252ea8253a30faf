import type { EngineContext } from '../../shell/command/context.ts';
import { flag, integer, object, objects } from '../../shell/command/parameter.ts';
import { convertTo } from '../../shell/objects/convert.ts';
import { raise } from '../../shell/objects/error.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import { Double, type Value } from '../../shell/objects/value.ts';
import type { RandomSource } from './random-source.ts';

/** What Get-Random and Get-SecureRandom take. */
export const randomParameters = {
  Maximum: object({ sets: { RandomNumberParameterSet: { position: 0 } }, help: 'Numbers stay below it.' }),
  Minimum: object({ sets: ['RandomNumberParameterSet'], help: 'The least number; 0 when left out.' }),
  InputObject: objects({
    sets: {
      RandomListItemParameterSet: { position: 0, mandatory: true, fromPipeline: 'value' },
      ShuffleParameterSet: { position: 0, mandatory: true, fromPipeline: 'value' },
    },
    allowNull: true,
    allowEmpty: true,
    help: 'Objects of which some are chosen.',
  }),
  Count: integer({
    sets: ['RandomNumberParameterSet', 'RandomListItemParameterSet'],
    default: 1,
    range: [1, 2147483647],
    help: 'How many.',
  }),
  Shuffle: flag({ sets: { ShuffleParameterSet: { mandatory: true } }, help: 'All objects in another order.' }),
};

interface Given {
  readonly Maximum: Value;
  readonly Minimum: Value;
  readonly InputObject: readonly Value[] | undefined;
  readonly Count: number;
  readonly Shuffle: boolean;
}

/** The stage of both cmdlets. */
export function randomStage(given: Given, context: EngineContext, source: () => RandomSource) {
  const chosen: Value[] = [];
  let seen = 0;
  return {
    process() {
      const random = source();
      if (context.parameterSet === 'RandomNumberParameterSet') {
        const next = numbers(given, random);
        for (let at = 0; at < given.Count; at++) context.write(next());
        return;
      }
      for (const item of given.InputObject ?? []) {
        if (given.Shuffle || chosen.length < given.Count) chosen.push(item);
        else if (random.integer(0, seen + 1) < given.Count) chosen[random.integer(0, chosen.length)] = item;
        seen++;
      }
    },
    end() {
      const random = source();
      for (let at = 0; at < chosen.length; at++) {
        const other = random.integer(at, chosen.length);
        context.write(chosen[other]);
        chosen[other] = chosen[at];
      }
    },
  };
}

/** Numbers of the type of the bounds: Int32, Int64 where one is larger, Double where one is real. */
function numbers(given: Given, random: RandomSource): () => Value {
  const most = bound(given.Maximum);
  const least = bound(given.Minimum);
  if (most instanceof Double || least instanceof Double) {
    const from = toNumber(least, 0);
    const to = toNumber(most, Number.MAX_VALUE);
    if (from >= to) refuse(least ?? 0, most);
    return () => new Double(from + random.real() * (to - from));
  }
  if (typeof most === 'bigint' || typeof least === 'bigint') {
    const from = BigInt((least ?? 0n) as bigint | number);
    const to = BigInt((most ?? (1n << 63n) - 1n) as bigint | number);
    if (from >= to) refuse(from, to);
    return () => random.long(from, to);
  }
  const from = (least as number | undefined) ?? 0;
  const to = (most as number | undefined) ?? 2147483647;
  if (from >= to) refuse(from, to);
  return () => random.integer(from, to);
}

function bound(value: Value): Value {
  const bare = unwrap(value);
  if (bare === undefined || bare === null) return undefined;
  if (typeof bare === 'number' || typeof bare === 'bigint' || bare instanceof Double) return bare;
  if (typeof bare === 'string' && /^\s*[+-]?\d+\s*$/.test(bare)) {
    const whole = BigInt(bare.trim());
    return whole >= -2147483648n && whole <= 2147483647n ? Number(whole) : whole;
  }
  const real = convertTo(bare, requireType('System.Double')) as Double;
  return Number.isInteger(real.value) && typeof bare !== 'string' && Math.abs(real.value) <= 2147483647 ? real.value : real;
}

function toNumber(value: Value, preset: number): number {
  if (value === undefined) return preset;
  return value instanceof Double ? value.value : Number(value);
}

function refuse(least: Value, most: Value): never {
  const message = `The Minimum value (${toText(least)}) cannot be greater than or equal to the Maximum value (${toText(most)}).`;
  return raise('System.ArgumentException', 'MinGreaterThanOrEqualMax', 'InvalidArgument', message);
}
