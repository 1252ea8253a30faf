import { tryConvert } from '../../objects/convert.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';

/** The number behind `exit`: what does not convert to Int32 is 0. */
export function exitCodeOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined || Array.isArray(value)) return 0;
  const converted = tryConvert(value, requireType('System.Int32'));
  return converted.ok ? (converted.value as number) : 0;
}
