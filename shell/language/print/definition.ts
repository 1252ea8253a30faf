import type { Expression, FunctionDefinition, FunctionMember, Parameter, PropertyMember, TypeDefinition } from '../ast.ts';
import { blockText, indent } from './block.ts';
import { expressionText, variableText } from './expression.ts';
import { wordText } from './string.ts';
import { attributesText, typeText } from './type.ts';

export function parametersText(parameters: readonly Parameter[], depth: number): string {
  const one = ({ attributes, name, defaultValue }: Parameter): string =>
    attributesText(attributes, depth) + variableText(name) + initial(defaultValue, depth);
  return parameters.map(one).join(', ');
}

function initial(value: Expression | null, depth: number): string {
  return value === null ? '' : ` = ${expressionText(value, depth)}`;
}

export function functionText({ name, isFilter, parameters, body }: FunctionDefinition, depth: number): string {
  const list = parameters === null ? '' : `(${parametersText(parameters, depth)})`;
  return `${isFilter ? 'filter' : 'function'} ${wordText(name)} ${list}${blockText(body, depth)}`;
}

export function typeDefinitionText(node: TypeDefinition, depth: number): string {
  const bases = node.baseTypes.length > 0 ? ` : ${node.baseTypes.map(({ typeName }) => typeText(typeName)).join(', ')}` : '';
  const members = node.members.map((member) => `${indent(depth + 1)}${memberText(member, node.typeKind === 'Enum', depth + 1)}\n`).join('');
  const keyword = node.typeKind === 'Enum' ? 'enum' : 'class';
  return `${attributesText(node.attributes, depth)}${keyword} ${node.name}${bases} {\n${members}${indent(depth)}}`;
}

function memberText(node: PropertyMember | FunctionMember, isEnum: boolean, depth: number): string {
  if (isEnum && node.kind === 'PropertyMember') return node.name + initial(node.initialValue, depth);
  const head = attributesText(node.attributes, depth) + (node.isHidden ? 'hidden ' : '') + (node.isStatic ? 'static ' : '');
  if (node.kind === 'PropertyMember') {
    const type = node.propertyType === null ? '' : `[${typeText(node.propertyType.typeName)}]`;
    const name = variableText({ kind: 'VariableExpression', start: 0, end: 0, path: node.name, splatted: false });
    return `${head}${type}${name}${initial(node.initialValue, depth)};`;
  }
  const type = node.returnType === null ? '' : `[${typeText(node.returnType.typeName)}]`;
  const base = node.baseCall === null ? '' : ` : ${expressionText(node.baseCall, depth)}`;
  return `${head}${type}${node.name}(${parametersText(node.parameters, depth)})${base} ${blockText(node.body, depth)}`;
}
