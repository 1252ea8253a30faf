import { toDouble } from '../objects/convert-number.ts';
import { PSObject } from '../objects/ps-object.ts';
import { Double, type Value } from '../objects/value.ts';
import { callMember, member, typeNameOf } from './subject.ts';

/** Ticks (100 ns) from year 1 to 1970. */
const epoch = 621_355_968_000_000_000n;
const ticksPerMillisecond = 10_000n;

/** A number of any type; undefined for what is no number. */
export function numberOf(value: Value): number | undefined {
  return toDouble(value instanceof PSObject ? value.base : value);
}

export function asDouble(number: number): Double {
  return new Double(number);
}

/** Milliseconds since 1970 of a DateTime or DateTimeOffset; undefined for anything else. */
export function instantOf(value: Value): number | undefined {
  if (!/^System\.DateTime(Offset)?$/.test(typeNameOf(value))) return undefined;
  const ticks = BigInt(numberText(member(callMember(value, 'ToUniversalTime', []), 'Ticks')));
  return Number((ticks - epoch) / ticksPerMillisecond);
}

/** Ticks of a TimeSpan. */
export function tickSpanOf(value: Value): number | undefined {
  return typeNameOf(value) === 'System.TimeSpan' ? Number(numberText(member(value, 'Ticks'))) : undefined;
}

function numberText(value: Value): string {
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : '0';
}
