import type { Ast, BreakStatement, ContinueStatement, Expression, ReturnStatement } from '../ast.ts';
import type { Checker } from './checker.ts';

export function checkBreak(c: Checker, node: BreakStatement | ContinueStatement): void {
  const label = labelOf(node.label);
  checkFinally(c, node, label);
  if (label !== null && label !== '') checkLabel(c, node, label);
}

/** The label as far as it is known: '' without one, null for an expression. */
function labelOf(label: Expression | null): string | null {
  if (label === null) return '';
  return label.kind === 'StringConstantExpression' ? label.value : null;
}

/** A break without label matches every loop. */
function matches(label: string, loop: string | null): boolean {
  return label === '' || label.toLowerCase() === (loop ?? '').toLowerCase();
}

function isLabeled(node: Ast): node is Extract<Ast, { label: string | null }> {
  return /^(?:Switch|ForEach|For|While|DoWhile|DoUntil)Statement$/.test(node.kind);
}

/** No break, continue or return may lead out of a finally block. */
function checkFinally(c: Checker, node: Ast, label: string | null): void {
  for (let at = c.ancestors.length - 1; at >= 0; at--) {
    const above = c.ancestors[at]!;
    if (above.kind === 'NamedBlock' || above.kind === 'TrapStatement' || above.kind === 'ScriptBlock') return;
    if (label !== null && isLabeled(above) && matches(label, above.label)) return;
    const outer = c.ancestors[at - 1];
    if (above.kind === 'StatementBlock' && outer?.kind === 'TryStatement' && outer.finally_ === above) {
      c.report('ControlLeavingFinally', node);
      return;
    }
  }
}

/** In a method a label must belong to a loop of the method. */
function checkLabel(c: Checker, node: Ast, label: string): void {
  for (let at = c.ancestors.length - 1; at >= 0; at--) {
    const above = c.ancestors[at]!;
    if (above.kind === 'FunctionDefinition') return;
    if (above.kind === 'FunctionMember') {
      c.report('LabelNotFound', node, label);
      return;
    }
    if (isLabeled(above) && above.kind !== 'SwitchStatement' && matches(label, above.label)) return;
  }
}

export function checkReturn(c: Checker, node: ReturnStatement): void {
  checkFinally(c, node, null);
  const { member } = c;
  if (member?.kind !== 'FunctionMember') return;
  const isVoid = member.returnType === null || c.known.type(member.returnType.typeName, false)?.fullName === 'System.Void';
  if (node.pipeline !== null && isVoid) c.report('VoidMethodHasReturn', node);
  else if (node.pipeline === null && !isVoid) c.report('NonVoidMethodMissingReturnValue', node);
}
