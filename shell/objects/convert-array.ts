import { messageOf, raiseConversion, shownValue } from './conversion-error.ts';
import { convertTo } from './convert.ts';
import { enumerable } from './enumerate.ts';
import type { NetType } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { Char, elementType, type TypedArray, typedArray, type Value } from './value.ts';

/** An array of converted elements, of the element type given. byte[] is a Uint8Array. */
export function arrayOfElements(items: Value[], element: NetType): Value {
  if (element.display === 'System.Byte') return Uint8Array.from(items as { value: number }[], (each) => each.value);
  return element.display === 'System.Object' ? items : typedArray(items, element.display.startsWith('System.') ? element.display : element);
}

/** A scalar becomes an array of one; a collection is converted element by element; text becomes its characters for char[]. */
export function convertToArray(given: Value, type: NetType): Value {
  const element = type.elementType!;
  const value = given instanceof PSObject ? given.base : given;
  if (Array.isArray(value) && type.rank === 1) {
    const mark = (value as TypedArray)[elementType];
    const current = mark === undefined ? 'System.Object' : typeof mark === 'string' ? mark : mark.display;
    if (current === element.display) return value;
  }
  if (value instanceof Uint8Array && element.display === 'System.Byte') return value;
  if (type.rank > 1) {
    if ((value as { netType?: NetType }).netType === type) return value;
    return raiseConversion(
      'ConvertToFinalInvalidCastException',
      `Cannot convert the "${shownValue(value)}" value to type "${type.display}".`,
    );
  }
  if (typeof value === 'string' && element.display === 'System.Char') {
    return typedArray(
      Array.from({ length: value.length }, (_, at) => new Char(value.charCodeAt(at))),
      'System.Char',
    );
  }
  const items = enumerable(value);
  if (items)
    return arrayOfElements(
      Array.from(items, (item) => convertTo(item, element)),
      element,
    );
  try {
    return arrayOfElements([convertTo(value, element)], element);
  } catch (thrown) {
    const why = messageOf(thrown);
    if (why === undefined) throw thrown;
    return raiseConversion(
      'InvalidCastExceptionScalarToArray',
      `Cannot convert value "${shownValue(value)}" to type "${type.display}". Error: "${why}"`,
    );
  }
}

/** A generic collection or ArrayList built of an enumerable (or of one element); undefined when the type is no collection. */
export function collectionFrom(value: Value, type: NetType): Value | undefined {
  if (type.genericArguments.length !== 1 || type.table.abstract || type.isInterface) return undefined;
  const taking = type.constructors.find(
    (c) =>
      c.parameters.length === 1 && /^System\.Collections\.Generic\.(IEnumerable|ICollection|IList)\[/.test(c.parameters[0]!.reference.text),
  );
  if (!taking) return undefined;
  const element = type.genericArguments[0]!;
  const items = enumerable(value);
  const converted = items ? Array.from(items, (item) => convertTo(item, element)) : [convertTo(value, element)];
  return taking.call(null, [arrayOfElements(converted, element)]);
}
