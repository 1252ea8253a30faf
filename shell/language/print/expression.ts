import type { Expression, HashtableExpression, InvokeMemberExpression, MemberExpression, VariableExpression } from '../ast.ts';
import { kindText } from '../token-table.ts';
import { blockText, indent, pipelineInBrackets, statementsText } from './block.ts';
import { statementText } from './statement.ts';
import { bracedVariable, expandableStringText, stringText } from './string.ts';
import { attributeText, typeText } from './type.ts';

/** The text of an expression; `depth` is how far lines in it are indented. Names of commands and members are written by their owners. */
export function expressionText(node: Expression, depth: number): string {
  const text = (inner: Expression): string => expressionText(inner, depth);
  switch (node.kind) {
    case 'BinaryExpression':
      return `${text(node.left)} ${kindText(node.operator)} ${text(node.right)}`;
    case 'UnaryExpression':
      return node.operator.startsWith('Postfix')
        ? text(node.child) + kindText(node.operator)
        : `${kindText(node.operator)} ${text(node.child)}`;
    case 'TernaryExpression':
      return `${text(node.condition)} ? ${text(node.ifTrue)} : ${text(node.ifFalse)}`;
    case 'ConvertExpression':
      return attributeText(node.type, depth) + text(node.child);
    case 'AttributedExpression':
      return attributeText(node.attribute, depth) + text(node.child);
    case 'MemberExpression':
    case 'InvokeMemberExpression':
      return memberText(node, depth);
    case 'IndexExpression':
      return `${target(node.target, node.nullConditional, depth)}${node.nullConditional ? '?' : ''}[${text(node.index)}]`;
    case 'ArrayLiteral':
      return node.elements.length === 1 ? `, ${text(node.elements[0]!)}` : node.elements.map(text).join(', ');
    case 'ConstantExpression':
      return node.text;
    case 'StringConstantExpression':
      return stringText(node);
    case 'ExpandableStringExpression':
      return expandableStringText(node);
    case 'VariableExpression':
      return variableText(node);
    case 'UsingExpression':
      return usingText(node.expression, depth);
    case 'TypeExpression':
      return `[${typeText(node.typeName)}]`;
    case 'ParenExpression':
      return `(${pipelineInBrackets(node.pipeline, depth)})`;
    case 'SubExpression':
      return `$(${statementsText(node.body, depth)})`;
    case 'ArrayExpression':
      return `@(${statementsText(node.body, depth)})`;
    case 'HashtableExpression':
      return hashText(node, depth);
    case 'ScriptBlockExpression':
      return blockText(node.scriptBlock, depth);
    case 'BaseCtorInvokeMemberExpression':
      return `base(${node.arguments.map(text).join(', ')})`;
    case 'ErrorExpression':
      return '';
  }
}

export function variableText({ path, splatted }: VariableExpression): string {
  if (splatted) return `@${path}`;
  // Without braces where possible: in a command `${a}::b` is a word, `$a::b` is a member.
  return /^(?!.*::)[\p{L}\p{Nd}_:?]*[\p{L}\p{Nd}_?]$/u.test(path) ? `$${path}` : bracedVariable(path);
}

/** Puts `using:` back at the variable that starts the expression. */
function usingText(node: Expression, depth: number): string {
  switch (node.kind) {
    case 'VariableExpression':
      return variableText({ ...node, path: `using:${node.path}` });
    case 'MemberExpression':
    case 'InvokeMemberExpression':
      return memberText({ ...node, expression: { kind: 'UsingExpression', start: 0, end: 0, expression: node.expression } }, depth);
    case 'IndexExpression':
      return `${usingText(node.target, depth)}[${expressionText(node.index, depth)}]`;
    default:
      return expressionText(node, depth);
  }
}

/** What `?.` or `?[` follows must not end in a bare variable: the question mark would belong to its name. */
function target(node: Expression, question: boolean, depth: number): string {
  if (question && node.kind === 'VariableExpression') return bracedVariable(node.path);
  if (
    question &&
    (node.kind === 'MemberExpression' || node.kind === 'InvokeMemberExpression') &&
    node.member.kind === 'VariableExpression'
  ) {
    return memberText(node, depth, bracedVariable(node.member.path));
  }
  return expressionText(node, depth);
}

function memberText(node: MemberExpression | InvokeMemberExpression, depth: number, member = nameText(node.member, depth)): string {
  const operator = node.isStatic ? '::' : node.nullConditional ? '?.' : '.';
  const access = target(node.expression, node.nullConditional, depth) + operator + member;
  if (node.kind === 'MemberExpression') return access;
  const generic = node.genericTypeArguments.map((type) => (type.assembly === null ? typeText(type) : `[${typeText(type)}]`));
  const args = node.arguments.map((argument) => expressionText(argument, depth));
  return access + (generic.length > 0 ? `[${generic.join(',')}]` : '') + (node.hasParentheses ? `(${args.join(', ')})` : args.join(''));
}

function nameText(member: Expression, depth: number): string {
  return member.kind === 'StringConstantExpression' && member.stringType === 'BareWord' ? member.value : expressionText(member, depth);
}

function hashText({ pairs }: HashtableExpression, depth: number): string {
  if (pairs.length === 0) return '@{}';
  const lines = pairs.map(({ key, value }) => `${indent(depth + 1)}${nameText(key, depth)} = ${statementText(value, depth + 1)}`);
  return `@{\n${lines.join('\n')}\n${indent(depth)}}`;
}
