import type { Attribute } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { construct, setProperty } from '../../objects/members.ts';
import { resolveParsed } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { expression } from '../compile/expression.ts';
import type { Compiling } from '../compile/shape.ts';
import { parsedTypeName, typeNameText } from '../compile/type-name.ts';
import type { Frame } from '../scope/frame.ts';
import { AttributeObject, attributeType, makeAttribute } from '../values/attribute.ts';

/** Makes the object of an attribute in a script. */
export function attributeObject(node: Attribute, c: Compiling, frame: Frame): Value {
  const parsed = parsedTypeName(node.typeName);
  const resolve = (name: string) =>
    resolveParsed(
      { ...parsed, name },
      { usings: c.code.usings, own: (each) => c.code.types.find(each.toLowerCase()) ?? frame.engine.typesOf(frame, each.toLowerCase()) },
    );
  const type = attributeType(resolve, parsed.name);
  if (!type)
    return raise(
      'RuntimeException',
      'CustomAttributeTypeNotFound',
      'InvalidOperation',
      `Cannot find the type for custom attribute '${typeNameText(node.typeName)}'. Make sure that the assembly that contains this type is loaded.`,
    );
  const positional = node.positional.map((each) => expression(each, c)(frame));
  const named = node.named.map(({ name, argument }) => [name, argument ? expression(argument, c)(frame) : true] as const);
  if (type.display.startsWith('System.')) return makeAttribute(type, positional, named);
  const made = construct(type, positional);
  for (const [name, value] of named) setProperty(made, name, value);
  return made;
}

/** True for an attribute of that class, named without `Attribute`. */
export const isAttribute = (value: Value, name: string): value is AttributeObject =>
  value instanceof AttributeObject && value.netType.name === `${name}Attribute`;

export const findAttribute = (all: readonly Value[], name: string): AttributeObject | undefined =>
  all.find((value): value is AttributeObject => isAttribute(value, name));
