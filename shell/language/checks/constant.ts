import type { Expression, PipelineBase, Statement, StatementBlock } from '../ast.ts';
import { hasTrait, TokenFlag } from '../token-table.ts';
import { pureExpression } from './assignment.ts';
import { type KnownNames, writtenTypeName } from './known-names.ts';

/** What a constant is wanted for: arguments of attributes (on classes and their members no script blocks), or of `#requires`. */
export type ConstantUse = 'attribute' | 'classAttribute' | 'requires';

const safeTypes = /^System\.(?:Object|String|Boolean|Char|SByte|Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime)$/;

/** True when an expression has a value that is known before anything runs. */
export function isConstant(node: Expression, use: ConstantUse, known: KnownNames): boolean {
  const constant = (inner: Expression): boolean => isConstant(inner, use, known);
  switch (node.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
      return true;
    case 'VariableExpression':
      return /^(?:true|false|null)$/i.test(node.path);
    case 'UsingExpression':
      return constant(node.expression);
    case 'TypeExpression':
      return use !== 'requires' || known.type(node.typeName, false) !== null;
    case 'ScriptBlockExpression':
      return use === 'attribute';
    case 'ArrayLiteral':
      return node.elements.every(constant);
    case 'HashtableExpression':
      return use === 'requires' && node.pairs.every(({ key, value }) => constant(key) && isConstantStatement(value, use, known));
    case 'ParenExpression':
      return isConstantPipeline(node.pipeline, use, known);
    case 'SubExpression':
      return isConstantBlock(node.body, use, known);
    case 'BinaryExpression':
      return hasTrait(node.operator, TokenFlag.CanFold) && constant(node.left) && constant(node.right);
    case 'UnaryExpression':
      return hasTrait(node.operator, TokenFlag.CanFold) && constant(node.child);
    case 'ConvertExpression':
      return safeTypes.test(writtenTypeName(node.type.typeName)) && constant(node.child);
    case 'TernaryExpression':
      return constant(node.condition) && constant(node.ifTrue) && constant(node.ifFalse);
    case 'MemberExpression':
      return isLiteralField(node.expression, node.isStatic, node.member, known);
    default:
      return false;
  }
}

function isLiteralField(type: Expression, isStatic: boolean, member: Expression, known: KnownNames): boolean {
  if (!isStatic || type.kind !== 'TypeExpression' || member.kind !== 'StringConstantExpression') return false;
  return known.type(type.typeName, false)?.hasLiteral(member.value) ?? false;
}

function isConstantPipeline(pipeline: PipelineBase, use: ConstantUse, known: KnownNames): boolean {
  const expression = pureExpression(pipeline);
  return expression !== null && isConstant(expression, use, known);
}

function isConstantStatement(statement: Statement, use: ConstantUse, known: KnownNames): boolean {
  if (statement.kind === 'CommandExpression') return isConstant(statement.expression, use, known);
  return statement.kind === 'Pipeline' && isConstantPipeline(statement, use, known);
}

function isConstantBlock({ traps, statements }: StatementBlock, use: ConstantUse, known: KnownNames): boolean {
  return traps.length === 0 && statements.length === 1 && isConstantStatement(statements[0]!, use, known);
}

/** The text of a string that is given as it is; null for anything else. */
export function constantText(node: Expression): string | null {
  return node.kind === 'StringConstantExpression' ? node.value : null;
}
