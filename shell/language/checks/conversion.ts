import type { AttributedExpression, ConvertExpression, Expression, TypeName } from '../ast.ts';
import type { Checker } from './checker.ts';

function isReference(c: Checker, type: TypeName): boolean {
  return c.known.type(type, false)?.fullName === 'System.Management.Automation.PSReference';
}

export function checkConversion(c: Checker, node: ConvertExpression): void {
  const { typeName } = node.type;
  if (typeName.name.toLowerCase() === 'ordered' && node.child.kind !== 'HashtableExpression') {
    c.report('OrderedAttributeOnlyOnHashLiteralNode', node, c.textOf(typeName));
  }
  if (isReference(c, typeName)) checkReference(c, node);
}

/** `[ref]` stands alone or last among casts. */
function checkReference(c: Checker, node: ConvertExpression): void {
  let repeated = false;
  let child: Expression = node.child;
  while (child.kind === 'ConvertExpression' || child.kind === 'AttributedExpression') {
    if (child.kind === 'ConvertExpression' && isReference(c, child.type.typeName)) {
      repeated = true;
      c.report('ReferenceNeedsToBeByItselfInTypeSequence', child.type);
    }
    child = child.child;
  }
  const { parent } = c;
  if (repeated || parent?.kind !== 'ConvertExpression' || isReference(c, parent.type.typeName) || isTarget(c)) return;
  c.report('ReferenceNeedsToBeLastTypeInTypeConversion', node.type);
}

/** True within the left side of an assignment, which has checks of its own. */
function isTarget(c: Checker): boolean {
  for (let at = c.ancestors.length - 1; at >= 0; at--) {
    const node = c.ancestors[at]!;
    if (node.kind === 'AssignmentStatement') return node.left === c.ancestors[at + 1];
    if (node.kind === 'CommandExpression') return false;
  }
  return false;
}

/** Attributes in an expression belong to a variable. */
export function checkAttributed(c: Checker, node: AttributedExpression): void {
  let expression: Expression = node;
  while (expression.kind === 'ConvertExpression' || expression.kind === 'AttributedExpression') expression = expression.child;
  if (expression.kind !== 'VariableExpression') c.report('UnexpectedAttribute', node.attribute, c.textOf(node.attribute.typeName));
}
