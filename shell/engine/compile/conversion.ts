import type { AttributedExpression, ConvertExpression, TypeExpression } from '../../language/ast.ts';
import { castToCustomObject, convertTo } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import { customObjectLiteral, orderedTable } from './collection.ts';
import { expression } from './expression.ts';
import { referenceTo } from './reference.ts';
import type { Compiling, Eval } from './shape.ts';
import { typeNameText, typeOfName } from './type-name.ts';

const isCustomObject = (name: string): boolean => name === 'pscustomobject' || name === 'system.management.automation.pscustomobject';

/** `[type]expression`. */
export function convert(node: ConvertExpression, c: Compiling): Eval {
  const { typeName } = node.type;
  const bare = typeNameText(typeName).toLowerCase();
  if (bare === 'ordered' && node.child.kind === 'HashtableExpression') return orderedTable(node.child, c);
  if (isCustomObject(bare) && node.child.kind === 'HashtableExpression') return customObjectLiteral(node.child, c);
  if (bare === 'ref' || bare === 'system.management.automation.psreference') return referenceTo(node.child, c);
  const child = expression(node.child, c);
  if (bare === 'void' || bare === 'system.void')
    return (f) => {
      child(f);
      return undefined;
    };
  if (isCustomObject(bare)) return (f) => castToCustomObject(child(f));
  const type = typeOfName(typeName, c);
  return (f) => {
    const target = type(f);
    return convertTo(child(f), target);
  };
}

export function typeExpression(node: TypeExpression, c: Compiling): Eval {
  return typeOfName(node.typeName, c);
}

/** `[Attribute()]expression` has a meaning only left of `=`. */
export function attributed(node: AttributedExpression, c: Compiling): Eval {
  void c;
  return () =>
    raise(
      'RuntimeException',
      'UnexpectedAttribute',
      'InvalidOperation',
      `Unexpected attribute '${typeNameText(node.attribute.typeName)}'.`,
    );
}
