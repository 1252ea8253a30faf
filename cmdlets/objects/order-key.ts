import type { EngineContext } from '../../shell/command/context.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { typeMembers, typeNamesOf } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { type Expression, expressionOf, matchingNames, type missing, nameExpression } from './property-expression.ts';
import { type PropertyKey, propertyRows } from './property-table.ts';

/** One key that objects are sorted, grouped or compared by. */
export interface OrderKey {
  readonly expression: Expression;
  readonly ascending: boolean | undefined;
}

/** Keys that the type of the first object names for itself (DefaultKeyPropertySet of its type data). */
export function defaultKeys(first: Value): OrderKey[] {
  for (const name of typeNamesOf(first)) {
    const standard = typeMembers(name)?.get('psstandardmembers');
    const keys = standard?.kind === 'MemberSet' ? standard.members.get('defaultkeypropertyset') : undefined;
    if (keys?.kind === 'PropertySet') return keys.properties.map((each) => ({ expression: nameExpression(each), ascending: undefined }));
  }
  return [];
}

/** The keys that -Property names; none when it is not given, and objects are then compared by default keys or themselves. */
export function orderKeys(properties: readonly unknown[] | undefined, keys: readonly PropertyKey[], context: EngineContext): OrderKey[] {
  return propertyRows(properties ?? [], keys).map((row) => ({
    expression: expressionOf(row.expression, context.session),
    ascending: row.ascending,
  }));
}

/** Patterns stand for every property of the objects that they match, by name. */
export function expandPatterns(keys: readonly OrderKey[], objects: readonly Value[]): OrderKey[] {
  return keys.flatMap((key) => {
    if (!key.expression.isPattern) return [key];
    const names = new Map<string, string>();
    for (const object of objects) for (const name of matchingNames(object, key.expression.text)) names.set(name.toLowerCase(), name);
    return [...names.keys()].sort().map((lower) => ({ ...key, expression: nameExpression(names.get(lower)!) }));
  });
}

/** The value of a key for an object; a script that throws is an error of the command and counts as null. */
export function keyValue({ expression }: OrderKey, object: Value, context: EngineContext): Value | typeof missing {
  try {
    const value = expression.read(object);
    return value === undefined ? null : value;
  } catch (thrown) {
    const exception = thrown instanceof Raised ? thrown.record.exception : thrown;
    if (!(exception instanceof NetException)) throw thrown;
    context.error(new ErrorRecord(exception, 'ExpressionEvaluation', 'InvalidResult', object));
    return null;
  }
}
