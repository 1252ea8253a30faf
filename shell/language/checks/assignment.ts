import type { AssignmentStatement, Ast, Expression, PipelineBase, UnaryExpression } from '../ast.ts';
import { kindText } from '../token-table.ts';
import { splitVariablePath } from '../variable-path.ts';
import type { Checker } from './checker.ts';

type Report = (bad: Ast) => void;

export function checkAssignment(c: Checker, { left, operator }: AssignmentStatement): void {
  checkTarget(c, left, operator === 'Equals', (bad) => c.report('InvalidLeftHandSide', bad));
}

/** `++` and `--` change what they stand at, so it must be a variable, a member or an element. */
export function checkStep(c: Checker, { operator, child }: UnaryExpression): void {
  if (!/PlusPlus$|MinusMinus$/.test(operator)) return;
  checkTarget(c, child, false, (bad) => c.report('OperatorRequiresVariableOrProperty', bad, kindText(operator)));
}

/** The expression a pipeline consists of; null when it is anything else. */
export function pureExpression(pipeline: PipelineBase): Expression | null {
  if (pipeline.kind !== 'Pipeline' || pipeline.elements.length !== 1) return null;
  const element = pipeline.elements[0]!;
  return element.kind === 'CommandExpression' && element.redirections.length === 0 ? element.expression : null;
}

function checkTarget(c: Checker, target: Expression, simple: boolean, report: Report): void {
  switch (target.kind) {
    case 'ArrayLiteral':
      if (simple) for (const element of target.elements) checkTarget(c, element, true, report);
      else report(target);
      return;
    case 'ParenExpression': {
      const inner = pureExpression(target.pipeline);
      if (inner === null) report(target.pipeline);
      else checkTarget(c, inner, simple, report);
      return;
    }
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'IndexExpression':
      if (target.nullConditional) report(target);
      return;
    case 'ConvertExpression':
    case 'AttributedExpression':
      checkConstrained(c, target, simple, report);
      return;
    case 'VariableExpression':
      return;
    default:
      report(target);
  }
}

/** Types of the automatic variables, which no other type may be given. */
const automaticTypes: Record<string, string> = {
  _: 'System.Object',
  args: 'System.Object[]',
  this: 'System.Object',
  input: 'System.Object',
  pscmdlet: 'System.Management.Automation.PSScriptCmdlet',
  psboundparameters: 'System.Management.Automation.PSBoundParametersDictionary',
  myinvocation: 'System.Management.Automation.InvocationInfo',
  psscriptroot: 'System.String',
  pscommandpath: 'System.String',
};

function checkConstrained(c: Checker, target: Expression, simple: boolean, report: Report): void {
  let expression = target;
  let converts = 0;
  let reference: Ast | null = null;
  let lastType: string | null = null;
  while (expression.kind === 'ConvertExpression' || expression.kind === 'AttributedExpression') {
    if (expression.kind === 'ConvertExpression') {
      converts++;
      lastType = c.known.type(expression.type.typeName, false)?.fullName ?? null;
      if (lastType === 'System.Management.Automation.PSReference') reference = expression.type;
      else if (lastType === 'System.Void') c.report('VoidTypeConstraintNotAllowed', expression.type);
    }
    expression = expression.child;
  }
  if (reference !== null && converts > 1) {
    c.report('ReferenceNeedsToBeByItselfInTypeConstraint', reference);
    return;
  }
  if (expression.kind === 'VariableExpression') checkAutomatic(c, target, expression.path, lastType);
  checkTarget(c, expression, simple, report);
}

function checkAutomatic(c: Checker, target: Expression, path: string, type: string | null): void {
  const { scope, drive, name } = splitVariablePath(path);
  if (drive !== null || /^(?:global|script)$/i.test(scope ?? '')) return;
  const expected = Object.hasOwn(automaticTypes, name.toLowerCase()) ? automaticTypes[name.toLowerCase()]! : null;
  if (expected !== null && expected !== type) c.report('AssignmentStatementToAutomaticNotSupported', target, name, expected);
}
