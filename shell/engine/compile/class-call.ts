import type { BaseCtorInvokeMemberExpression, InvokeMemberExpression } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { callOverload } from '../../objects/invoke.ts';
import type { Value } from '../../objects/value.ts';
import { selfOf } from '../scope/automatic.ts';
import type { Frame } from '../scope/frame.ts';
import { memberName } from './member.ts';
import type { Compiling, Eval } from './shape.ts';
import { pureExpression } from './statement-value.ts';
import { typeOfName } from './type-name.ts';

/** `base(…)` stands only after the parameters of a constructor, which evaluates its arguments itself. */
export function baseConstructorCall(_node: BaseCtorInvokeMemberExpression, _c: Compiling): Eval {
  return () =>
    raise('RuntimeException', 'InvalidBaseConstructorCall', 'InvalidOperation', 'A base constructor can only be called by a constructor.');
}

/** `([Base]$this).Method()` inside a class calls the method of that class, also when it is overridden. */
export function callBase(node: InvokeMemberExpression, c: Compiling, args: (frame: Frame) => Value[]): Eval | undefined {
  if (c.code.method === null || node.isStatic || node.expression.kind !== 'ParenExpression') return undefined;
  const inner = pureExpression(node.expression.pipeline);
  if (inner?.kind !== 'ConvertExpression' || inner.child.kind !== 'VariableExpression' || inner.child.path.toLowerCase() !== 'this')
    return undefined;
  const type = typeOfName(inner.type.typeName, c);
  const name = memberName(node, c);
  return (f) => {
    const member = type(f).instanceMember(name(f));
    const values = args(f);
    if (member?.kind === 'methods') return callOverload(member.overloads, selfOf(f), values, member.name);
    return raise(
      'RuntimeException',
      'MethodNotFound',
      'InvalidOperation',
      `Method invocation failed because [${type(f).display}] does not contain a method named '${name(f)}'.`,
    );
  };
}
