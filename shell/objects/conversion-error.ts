import { currentCulture } from './culture.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import { typeNamesOf } from './extended-members.ts';
import { type NetType, typeOf } from './net-type.ts';
import { formatNumber, isNumberValue } from './number-format.ts';
import { unwrap } from './ps-object.ts';
import { toText } from './text.ts';
import type { Value } from './value.ts';

/** A value in a message: numbers in the current culture, round trip. */
export function shownValue(value: Value): string {
  const bare = unwrap(value);
  if (isNumberValue(bare)) return formatNumber(bare, null, currentCulture());
  if (Array.isArray(bare)) return typeOf(bare).display;
  return toText(bare);
}

/** Throws the error of a conversion: a RuntimeException around a PSInvalidCastException. */
export function raiseConversion(id: string, message: string, target: Value = null, cause: NetException | null = null): never {
  const inner = new NetException('System.Management.Automation.PSInvalidCastException', message, cause);
  throw new Raised(
    new ErrorRecord(new NetException('System.Management.Automation.RuntimeException', message, inner), id, 'InvalidArgument', target),
  );
}

/** `Cannot convert value "x" to type "System.Int32". Error: "…"`. */
export function cannotConvertValue(id: string, value: Value, type: NetType, why: string, cause: NetException | null = null): never {
  return raiseConversion(id, `Cannot convert value "${shownValue(value)}" to type "${type.display}". Error: "${why}"`, null, cause);
}

const secret = new Set(['System.Security.SecureString', 'System.Management.Automation.PSCredential']);

/** There is no way from the value to the type. */
export function noConversion(value: Value, type: NetType): never {
  const from = typeNamesOf(value)[0] ?? 'System.Object';
  const what =
    secret.has(type.display) || secret.has(from)
      ? `Cannot convert the value of type "${from}"`
      : `Cannot convert the "${shownValue(value)}" value of type "${from}"`;
  return raiseConversion('ConvertToFinalInvalidCastException', `${what} to type "${type.display}".`);
}

/** The message and cause of what a conversion threw. */
export function messageOf(thrown: unknown): string | undefined {
  if (thrown instanceof NetException) return thrown.message;
  if (thrown instanceof Raised) return thrown.record.exception.message;
  return undefined;
}
