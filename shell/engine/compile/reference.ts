import type { Expression } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import { PSReference } from '../../objects/reference.ts';
import { findVariable, scopeNamed, store } from '../scope/lookup.ts';
import { variablePath } from '../scope/variable-path.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';

/** `[ref]$x`: an object whose Value is the variable itself; of anything else it holds the value. */
export function referenceTo(node: Expression, c: Compiling): Eval {
  if (node.kind !== 'VariableExpression') {
    const value = expression(node, c);
    return (f) => PSReference.of(value(f));
  }
  const path = variablePath(node.path);
  const lower = path.name.toLowerCase();
  if (lower === 'null') return () => PSReference.of(null);
  return (f) => {
    const variable = path.scope && path.scope !== 'using' ? scopeNamed(f, path.scope).local(lower) : findVariable(f, lower);
    if (!variable)
      return raise(
        'RuntimeException',
        'NonExistingVariableReference',
        'InvalidOperation',
        '[ref] cannot be applied to a variable that does not exist.',
        node.path,
      );
    return new PSReference(
      () => variable.read(),
      (value) => store(variable, value),
    );
  };
}
