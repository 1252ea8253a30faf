import { compositeFormat, formatValue } from '../objects/composite-format.ts';
import { currentCulture } from '../objects/culture.ts';
import { CustomObject } from '../objects/custom-object.ts';
import { extendedText } from '../objects/extended-members.ts';
import { NetType, typeOf } from '../objects/net-type.ts';
import { formatNumber, isNumberValue, type NumberValue } from '../objects/number-format.ts';
import { PSObject } from '../objects/ps-object.ts';
import { toText } from '../objects/text.ts';
import { Decimal, Double, Single, type Value } from '../objects/value.ts';
import { displayName } from './property-names.ts';
import { elementsOf, isScriptInstance, readMember } from './subject.ts';

/**
 * A value as an object alone shows it, and as lists and views show one that is no collection: numbers, dates and so on in the
 * current culture, a double with 15 digits, a type by its full name, an XML node by its local name.
 */
export function plainValueText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'undefined':
      return '';
    default:
  }
  if (value === null || value === undefined) return '';
  if (isNumberValue(value)) return formatNumber(value, digits(value), currentCulture());
  if (value instanceof CustomObject) return toText(value);
  const added = extendedText(value);
  if (added !== undefined) return added;
  if (value instanceof PSObject) return value.tokenText ?? plainValueText(value.base);
  if (value instanceof NetType) return value.fullName;
  const { format, adapted } = typeOf(value).hooks;
  if (adapted) return toText(readMember(value, 'LocalName', '')) || toText(value);
  return format ? format(value as never, null, currentCulture()) : toText(value);
}

/** Floating-point numbers show what both ends of a round trip agree on, and no more. */
function digits(value: NumberValue): string | null {
  return value instanceof Double ? 'G15' : value instanceof Single ? 'G7' : null;
}

/** The same, with collections as `{a, b, c, d…}`: at most `limit` elements, all when it is negative. */
export function smartText(value: Value, limit: number): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  const all = typeof value === 'object' ? elementsOf(value) : undefined;
  if (!all) return plainValueText(value);
  const parts: string[] = [];
  for (const element of all) {
    if (limit >= 0 && parts.length === limit) return `{${parts.join(', ')}…}`;
    parts.push(elementText(element));
  }
  return `{${parts.join(', ')}}`;
}

/** A cell of a column that was made from properties: floating-point and decimal numbers with the culture's digits. */
export function columnText(value: Value, limit: number): string {
  if (value instanceof Double || value instanceof Single || value instanceof Decimal) return formatNumber(value, 'F', currentCulture());
  return smartText(value, limit);
}

/** An element of a collection: instances of script classes without a ToString by the property that names them. */
function elementText(element: Value): string {
  if (element === null || element === undefined) return '$null';
  if (!isScriptInstance(element)) return Array.isArray(element) ? toText(element) : plainValueText(element);
  const name = displayName(element);
  return toText(name === undefined ? element : readMember(element, name, null));
}

/**
 * A value under a .NET format string: one with `{0` or `}` is a composite format, any other goes to the value's own ToString.
 * Throws an error of a script where the format does not fit.
 */
export function formatted(value: Value, format: string): string {
  if (format.includes('{0') || format.includes('}')) return compositeFormat(format, [value]);
  return formatValue(value, format, currentCulture());
}
