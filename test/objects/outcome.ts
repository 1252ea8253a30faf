import { convertTo, toText } from '../../shell/objects/convert.ts';
import { Raised } from '../../shell/objects/error.ts';
import { requireType, typeOf } from '../../shell/objects/net-type.ts';
import { scanNumber } from '../../shell/objects/number-scanner.ts';
import type { Value } from '../../shell/objects/value.ts';

/** What a row of a table gives: `text:Type`, `null`, or `! id: message` of a PowerShell error. */
export function outcome(run: () => Value): string {
  try {
    const value = run();
    return value === null || value === undefined ? 'null' : `${toText(value)}:${typeOf(value).name}`;
  } catch (thrown) {
    if (thrown instanceof Raised) return `! ${thrown.record.id}: ${thrown.record.exception.message}`;
    throw thrown;
  }
}

/** The id of the error that a row throws. */
export function errorId(run: () => Value): string {
  const text = outcome(run);
  return text.startsWith('! ') ? text.slice(2, text.indexOf(':', 2)) : `no error but ${text}`;
}

/** A number as a script writes it: `1.5`, `10l`, `0xff`. */
export function n(literal: string): Value {
  const value = scanNumber(literal);
  if (value === undefined) throw new Error(`${literal} is no number literal`);
  return value;
}

/** `[type]value`. */
export function cast(type: string, value: Value): Value {
  return convertTo(value, requireType(type));
}
