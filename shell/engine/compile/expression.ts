import type { Expression } from '../../language/ast.ts';
import { toBool } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import { binary, binaryTest } from './binary.ts';
import { blockExpression, usingExpression } from './block-expression.ts';
import { baseConstructorCall } from './class-call.ts';
import { arrayExpression, arrayLiteral, hashtable, paren, subExpression } from './collection.ts';
import { attributed, convert, typeExpression } from './conversion.ts';
import { constant, expandable, stringConstant } from './literal.ts';
import { indexAccess, invokeMember, memberAccess } from './member.ts';
import type { Compiling, Eval, Test } from './shape.ts';
import { unary, unaryTest } from './unary.ts';
import { readVariable } from './variable.ts';

/** Compiles an expression. */
export function expression(node: Expression, c: Compiling): Eval {
  switch (node.kind) {
    case 'ConstantExpression':
      return constant(node);
    case 'StringConstantExpression':
      return stringConstant(node);
    case 'ExpandableStringExpression':
      return expandable(node, c);
    case 'VariableExpression':
      return readVariable(node.path, c);
    case 'BinaryExpression':
      return binary(node, c);
    case 'UnaryExpression':
      return unary(node, c);
    case 'TernaryExpression': {
      const [test, yes, no] = [condition(node.condition, c), expression(node.ifTrue, c), expression(node.ifFalse, c)];
      return (f) => (test(f) ? yes(f) : no(f));
    }
    case 'ParenExpression':
      return paren(node, c);
    case 'SubExpression':
      return subExpression(node, c);
    case 'ArrayExpression':
      return arrayExpression(node, c);
    case 'ArrayLiteral':
      return arrayLiteral(node, c);
    case 'HashtableExpression':
      return hashtable(node, c);
    case 'MemberExpression':
      return memberAccess(node, c);
    case 'InvokeMemberExpression':
      return invokeMember(node, c);
    case 'BaseCtorInvokeMemberExpression':
      return baseConstructorCall(node, c);
    case 'IndexExpression':
      return indexAccess(node, c);
    case 'ConvertExpression':
      return convert(node, c);
    case 'AttributedExpression':
      return attributed(node, c);
    case 'TypeExpression':
      return typeExpression(node, c);
    case 'ScriptBlockExpression':
      return blockExpression(node, c);
    case 'UsingExpression':
      return usingExpression(node, c);
    case 'ErrorExpression':
      return () => raise('ParseException', 'InvalidExpression', 'ParserError', 'The expression could not be understood.');
  }
}

/** Compiles an expression of which only the truth is asked. */
export function condition(node: Expression, c: Compiling): Test {
  if (node.kind === 'BinaryExpression') {
    const test = binaryTest(node, c);
    if (test) return test;
  }
  if (node.kind === 'UnaryExpression') {
    const test = unaryTest(node, c);
    if (test) return test;
  }
  if (node.kind === 'ParenExpression' && node.pipeline.kind === 'Pipeline') {
    const [only, more] = node.pipeline.elements;
    if (!more && only?.kind === 'CommandExpression' && only.redirections.length === 0 && !node.pipeline.background)
      return condition(only.expression, c);
  }
  const value = expression(node, c);
  return (f) => {
    const v = value(f);
    return typeof v === 'boolean' ? v : toBool(v);
  };
}
