import type { Ast, PropertyMember, ScriptBlock, TypeDefinition, TypeName } from '../ast.ts';
import type { Parser } from '../rules/parser.ts';
import { findAll, visit } from '../walk.ts';
import { Checker } from './checker.ts';
import type { KnownNames } from './known-names.ts';
import { checkUsingModule } from './using.ts';

/** Types of the script by name, lower case, that a part of it can see. */
interface Scope {
  readonly owner: Ast;
  readonly depth: number;
  readonly types: Set<string>;
  readonly properties: Map<string, PropertyMember>;
}

/** First pass of the checks: classes defined twice, types that a class names but that are not there, properties assigned without `$this`. */
export function checkTypeNames(parser: Parser, script: ScriptBlock, known: KnownNames): void {
  const scopes: Scope[] = [];
  const checker = new Checker(parser, known);
  visit(script, (node, ancestors) => {
    checker.ancestors = ancestors;
    while (scopes.length > 0 && scopes.at(-1)!.depth >= ancestors.length) scopes.pop();
    checkNode(checker, scopes, node);
    if (opensScope(node)) scopes.push(scopeOf(checker, node));
  });
}

function opensScope(node: Ast): boolean {
  return node.kind === 'ScriptBlock' || node.kind === 'TypeDefinition';
}

function scopeOf(c: Checker, owner: Ast): Scope {
  const types = new Set<string>();
  for (const type of findAll(owner, ({ kind }) => kind === 'TypeDefinition', false) as TypeDefinition[]) {
    if (type === owner) continue;
    const key = type.name.toLowerCase();
    if (types.has(key)) c.report('MemberAlreadyDefined', type, type.name);
    types.add(key);
  }
  const properties = new Map<string, PropertyMember>();
  if (owner.kind === 'TypeDefinition') {
    for (const member of owner.members) if (member.kind === 'PropertyMember') properties.set(member.name.toLowerCase(), member);
  }
  return { owner, depth: c.ancestors.length, types, properties };
}

function checkNode(c: Checker, scopes: readonly Scope[], node: Ast): void {
  switch (node.kind) {
    case 'TypeConstraint':
    case 'TypeExpression':
      checkName(c, scopes, node.typeName, false);
      break;
    case 'Attribute':
      checkName(c, scopes, node.typeName, true);
      break;
    case 'UsingStatement':
      checkUsingModule(c, node);
      break;
    case 'AssignmentStatement':
      if (c.member?.kind === 'FunctionMember') checkTargets(c, scopes, node.left);
  }
}

/** Outside of classes a missing type is found out when the code runs. */
function checkName(c: Checker, scopes: readonly Scope[], type: TypeName, isAttribute: boolean): void {
  for (const argument of type.genericArguments) checkName(c, scopes, argument, false);
  const name = type.name.toLowerCase();
  const isClass = type.assembly === null && type.genericArguments.length === 0 && scopes.some(({ types }) => types.has(name));
  if (isClass || !scopes.some(({ owner }) => owner.kind === 'TypeDefinition') || name === 'ordered') return;
  const element = { ...type, arrayRanks: [] };
  if (c.known.type(element, isAttribute) !== null) return;
  const place = { start: type.start, end: type.start + type.name.length };
  c.report(isAttribute ? 'CustomAttributeTypeNotFound' : 'TypeNotFound', place, type.name);
}

/** A property of the class is assigned by `$this.name` or `[Class]::name`, never by its bare name. */
function checkTargets(c: Checker, scopes: readonly Scope[], target: Ast): void {
  if (target.kind === 'ArrayLiteral') {
    for (const element of target.elements) checkTargets(c, scopes, element);
  } else if (target.kind === 'ConvertExpression') {
    checkTargets(c, scopes, target.child);
  } else if (target.kind === 'VariableExpression') {
    const owner = scopes.findLast(({ properties }) => properties.has(target.path.toLowerCase()))?.owner as TypeDefinition | undefined;
    const property = owner?.members.find(({ name }) => name.toLowerCase() === target.path.toLowerCase());
    if (owner === undefined || property === undefined) return;
    if (property.isStatic) c.report('MissingTypeInStaticPropertyAssignment', target, `[${owner.name}]::`, property.name);
    else c.report('MissingThis', target, '$this.', property.name);
  }
}
