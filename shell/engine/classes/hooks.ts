import { toText } from '../../objects/convert.ts';
import type { NetMethod } from '../../objects/net-member.ts';
import type { TypeHooks } from '../../objects/type-table.ts';
import type { Value } from '../../objects/value.ts';

/** What the shell asks of a type is answered by the methods that a class defines: ToString, CompareTo, Equals, operators. */
export function classHooks(methods: readonly NetMethod[]): TypeHooks {
  const find = (name: string, count: number, isStatic = false): NetMethod | undefined =>
    methods.find((method) => method.name.toLowerCase() === name && method.parameters.length === count && method.isStatic === isStatic);
  const text = find('tostring', 0);
  const compare = find('compareto', 1);
  const equals = find('equals', 1);
  const operators: Record<string, (left: never, right: never) => Value> = {};
  for (const method of methods)
    if (method.isStatic && /^op_/i.test(method.name) && method.parameters.length === 2)
      operators[operatorName(method.name)] = (left, right) => method.call(null, [left, right]);
  return {
    ...(text ? { text: (self: never) => toText(text.call(self, [])) } : {}),
    ...(compare ? { compare: (left: never, right: Value) => compare.call(left, [right]) as number } : {}),
    ...(equals ? { equals: (left: never, right: Value) => equals.call(left, [right]) === true } : {}),
    ...(Object.keys(operators).length ? { operators } : {}),
  };
}

const names: Readonly<Record<string, string>> = {
  op_addition: 'add',
  op_subtraction: 'subtract',
  op_multiply: 'multiply',
  op_division: 'divide',
  op_modulus: 'remainder',
};

const operatorName = (name: string): string => names[name.toLowerCase()] ?? name;
