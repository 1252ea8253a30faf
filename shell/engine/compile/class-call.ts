import type { BaseCtorInvokeMemberExpression, InvokeMemberExpression } from '../../language/ast.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import type { Compiling, Eval } from './shape.ts';
export function baseConstructorCall(_node: BaseCtorInvokeMemberExpression, _c: Compiling): Eval {
  return () => null;
}
export function callBase(_node: InvokeMemberExpression, _c: Compiling, _args: (f: Frame) => Value[]): Eval | undefined {
  return undefined;
}
