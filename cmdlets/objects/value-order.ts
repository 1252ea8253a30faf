import { compareTextInCulture } from '../../shell/objects/collation.ts';
import { compare, sameValue } from '../../shell/objects/comparison.ts';
import { type Culture, cultureNamed, currentCulture } from '../../shell/objects/culture.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { NetException, Raised, raise } from '../../shell/objects/error.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';

/** Order of two values as Sort-Object, Group-Object, Compare-Object and Select-Object -Unique see it. Never throws. */
export type ValueOrder = (left: Value, right: Value) => number;

/**
 * Text by the culture; the right side becomes what the left is; what cannot be compared is compared as text.
 * Null stands before everything but negative numbers.
 */
export function valueOrder(caseSensitive: boolean, locale: string | undefined): ValueOrder {
  const texts = (left: string, right: string): number => compareTextInCulture(left, right, caseSensitive, locale);
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left === 'string' && typeof right === 'string') return texts(left, right);
    const first = unwrap(left) ?? null;
    const second = unwrap(right) ?? null;
    if (first === second) return 0;
    if (typeof first === 'string' && second !== null) return texts(first, typeof second === 'string' ? second : toText(second));
    if (first instanceof CustomObject && sameValue(first, second)) return 0;
    if (!(first instanceof CustomObject)) {
      try {
        const order = compare(first, second, caseSensitive);
        if (!Number.isNaN(order)) return order;
        return Number.isNaN(Number(toText(first))) ? (toText(first) === toText(second) ? 0 : -1) : 1;
      } catch (thrown) {
        if (!(thrown instanceof Raised || thrown instanceof NetException)) throw thrown;
        if (sameValue(first, second)) return 0;
      }
    }
    return texts(toText(first), toText(second));
  };
}

/** The culture that -Culture names: a name, a number, or 0x… for a number. */
export function cultureOf(name: string | undefined): Culture {
  if (name === undefined || name === '') return currentCulture();
  const trimmed = name.trim();
  const found = /^(0x[0-9a-f]+|\d+)$/i.test(trimmed)
    ? Number(trimmed) === 127
      ? cultureNamed('')
      : Number(trimmed) === 1033
        ? cultureNamed('en-US')
        : undefined
    : cultureNamed(trimmed);
  return (
    found ??
    raise(
      'System.Management.Automation.SetValueInvocationException',
      'ParameterBindingFailed',
      'WriteError',
      `Exception setting "Culture": "Culture is not supported. (Parameter 'name')\n${trimmed} is an invalid culture identifier."`,
      name,
    )
  );
}
