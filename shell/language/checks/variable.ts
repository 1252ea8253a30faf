import type { Ast, Expression, UsingExpression, VariableExpression } from '../ast.ts';
import type { Checker } from './checker.ts';
import { isConstant } from './constant.ts';

export function checkVariable(c: Checker, node: VariableExpression): void {
  if (node.splatted) checkSplat(c, node);
  if (node.path.toLowerCase() === 'this' && isStaticCode(c)) c.report('NonStaticMemberAccessInStaticMember', node, node.path);
}

/** `@name` is an argument by itself. */
function checkSplat(c: Checker, node: VariableExpression): void {
  const { parent } = c;
  if (parent?.kind === 'Command' || parent?.kind === 'UsingExpression') return;
  const inList = parent?.kind === 'ArrayLiteral' && c.ancestors.at(-2)?.kind === 'Command';
  c.report(inList ? 'SplattingNotPermittedInArgumentList' : 'SplattingNotPermitted', node, node.path);
}

function isStaticCode(c: Checker): boolean {
  return c.member?.isStatic ?? false;
}

/** `$using:x` may be followed by plain members and constant elements only. */
export function checkUsing(c: Checker, { expression }: UsingExpression): void {
  const bad = badPart(c, expression);
  if (bad !== null) c.report('InvalidUsingExpression', bad);
}

function badPart(c: Checker, node: Expression): Ast | null {
  if (node.kind === 'VariableExpression') return null;
  if (node.kind === 'MemberExpression' && node.member.kind === 'StringConstantExpression') return badPart(c, node.expression);
  if (node.kind !== 'IndexExpression') return node;
  return isConstant(node.index, 'attribute', c.known) ? badPart(c, node.target) : node.index;
}
