import type { TypeName } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { type NetType, resolveParsed } from '../../objects/net-type.ts';
import type { ParsedTypeName } from '../../objects/type-name.ts';
import type { Frame } from '../scope/frame.ts';
import type { Compiling } from './shape.ts';

export const parsedTypeName = (node: TypeName): ParsedTypeName => ({
  name: node.name,
  args: node.genericArguments.map(parsedTypeName),
  ranks: node.arrayRanks,
});

/** As it was written between the brackets. */
export function typeNameText(node: TypeName): string {
  const generic = node.genericArguments.length ? `[${node.genericArguments.map(typeNameText).join(',')}]` : '';
  return node.name + generic + node.arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
}

/** The type a name stands for, looked up when it is first needed and kept until new types are defined. */
export function typeOfName(node: TypeName, c: Compiling): (frame: Frame) => NetType {
  const find = findType(node, c);
  const text = c.source.slice(node) || typeNameText(node);
  return (f) =>
    find(f) ??
    raise('RuntimeException', 'TypeNotFound', 'InvalidOperation', `Unable to find type [${missingPart(node, f, c) ?? text}].`, text);
}

/** The same; undefined where there is no such type. */
export function findType(node: TypeName, c: Compiling): (frame: Frame) => NetType | undefined {
  const parsed = parsedTypeName(node);
  let known: NetType | undefined;
  let stamp = -1;
  return (f) => {
    if (known !== undefined && stamp === f.engine.typeStamp) return known;
    known = resolveParsed(parsed, { usings: c.code.usings, own: (name) => ownType(name, f, c) });
    stamp = f.engine.typeStamp;
    return known;
  };
}

/** A class or enum of a script: of the text itself, or of a scope that has run its definition. */
function ownType(name: string, frame: Frame, c: Compiling): NetType | undefined {
  const lower = name.toLowerCase();
  return c.code.types.find(lower) ?? frame.engine.typesOf(frame, lower);
}

/** Which part of `List[Nothing]` is not there. */
function missingPart(node: TypeName, frame: Frame, c: Compiling): string | undefined {
  for (const argument of node.genericArguments) {
    const found = resolveParsed(parsedTypeName(argument), { usings: c.code.usings, own: (name) => ownType(name, frame, c) });
    if (!found) return c.source.slice(argument) || typeNameText(argument);
  }
  return undefined;
}
