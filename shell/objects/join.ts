import { castText } from './convert.ts';
import { currentCulture } from './culture.ts';
import { CustomObject } from './custom-object.ts';
import { enumerable } from './enumerate.ts';
import { typeOf } from './net-type.ts';
import { formatNumber, general7, general15 } from './number-format.ts';
import { PSObject } from './ps-object.ts';
import { nestedText, toText } from './text.ts';
import { Decimal, Double, Single, type Value } from './value.ts';

/** An element of -join: by the current culture, doubles with 15 digits. */
function elementText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return toText(value);
  if (value instanceof PSObject) return value.tokenText ?? elementText(value.base);
  if (value instanceof Double || value instanceof Single) {
    const text = value instanceof Double ? general15(value.value) : general7(value.value);
    const { decimal, negative } = currentCulture().numbers;
    if (!Number.isFinite(value.value)) return formatNumber(value, null, currentCulture());
    return decimal === '.' && negative === '-' ? text : text.replace('.', decimal).replace('-', negative);
  }
  if (value instanceof Decimal) return formatNumber(value, null, currentCulture());
  if (Array.isArray(value) || value instanceof CustomObject) return nestedText(value);
  const { text, format } = typeOf(value).hooks;
  return format && !text ? format(value as never, null, currentCulture()) : nestedText(value);
}

/** `values -join separator`; a scalar is a list of one. */
export function opJoin(left: Value, right: Value): string {
  const separator = right === null || right === undefined ? '' : castText(right);
  const items = enumerable(left);
  if (!items) return elementText(left);
  let out = '';
  let first = true;
  for (const item of items) {
    if (first) first = false;
    else out += separator;
    out += elementText(item);
  }
  return out;
}
