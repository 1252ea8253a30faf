import type { Ast, FunctionMember, NamedAttributeArgument } from '../ast.ts';
import { eachChild } from '../walk.ts';

/** PowerShell's tree has two nodes that this tree leaves out: the function within a method, and the `true` of an attribute argument without value. */
export interface MethodFunction {
  readonly kind: 'MethodFunction';
  readonly start: number;
  readonly end: number;
  readonly member: FunctionMember;
}

export interface OmittedArgument {
  readonly kind: 'OmittedArgument';
  readonly start: number;
  readonly end: number;
}

/** A node as PowerShell shows it. Type names are no nodes there. */
export type SurfaceNode = Ast | MethodFunction | OmittedArgument;

const made = new WeakMap<Ast, MethodFunction | OmittedArgument>();

/** The function of a method; always the same object for the same method. */
export function functionOf(member: FunctionMember): MethodFunction {
  return remember(member, () => ({ kind: 'MethodFunction', start: member.nameExtent.start, end: member.end, member })) as MethodFunction;
}

/** The value of an argument that was given by its name only. */
export function omittedArgument(argument: NamedAttributeArgument): OmittedArgument {
  return remember(argument, () => ({ kind: 'OmittedArgument', start: argument.start, end: argument.end })) as OmittedArgument;
}

function remember(owner: Ast, make: () => MethodFunction | OmittedArgument): MethodFunction | OmittedArgument {
  const known = made.get(owner);
  if (known !== undefined) return known;
  const node = make();
  made.set(owner, node);
  return node;
}

const renamed: Partial<Record<SurfaceNode['kind'], string>> = {
  MethodFunction: 'FunctionDefinition',
  OmittedArgument: 'ConstantExpression',
  HashtableExpression: 'Hashtable',
};

/** The name of a node's class without namespace: `PipelineAst`. */
export function nodeTypeName({ kind }: SurfaceNode): string {
  return `${renamed[kind] ?? kind}Ast`;
}

const statementBase = 'StatementAst';
const expressionBase = 'ExpressionAst';

/** The classes a class of nodes is derived from, the nearest first, up to `Ast`. */
export function nodeBaseTypes(node: SurfaceNode): readonly string[] {
  const name = nodeTypeName(node);
  const bases: string[] = [];
  for (let base = baseTypeName(name); base !== undefined; base = baseTypeName(base)) bases.push(base);
  return bases;
}

const bases: Record<string, string> = {
  StatementAst: 'Ast',
  ExpressionAst: 'CommandElementAst',
  CommandElementAst: 'Ast',
  PipelineBaseAst: statementBase,
  ChainableAst: 'PipelineBaseAst',
  PipelineAst: 'ChainableAst',
  PipelineChainAst: 'ChainableAst',
  ErrorStatementAst: 'PipelineBaseAst',
  AssignmentStatementAst: 'PipelineBaseAst',
  CommandBaseAst: statementBase,
  CommandAst: 'CommandBaseAst',
  CommandExpressionAst: 'CommandBaseAst',
  CommandParameterAst: 'CommandElementAst',
  RedirectionAst: 'Ast',
  FileRedirectionAst: 'RedirectionAst',
  MergingRedirectionAst: 'RedirectionAst',
  LabeledStatementAst: statementBase,
  LoopStatementAst: 'LabeledStatementAst',
  SwitchStatementAst: 'LabeledStatementAst',
  ForEachStatementAst: 'LoopStatementAst',
  ForStatementAst: 'LoopStatementAst',
  WhileStatementAst: 'LoopStatementAst',
  DoWhileStatementAst: 'LoopStatementAst',
  DoUntilStatementAst: 'LoopStatementAst',
  FunctionDefinitionAst: statementBase,
  TypeDefinitionAst: statementBase,
  MemberAst: 'Ast',
  PropertyMemberAst: 'MemberAst',
  FunctionMemberAst: 'MemberAst',
  AttributeBaseAst: 'Ast',
  AttributeAst: 'AttributeBaseAst',
  TypeConstraintAst: 'AttributeBaseAst',
  StringConstantExpressionAst: 'ConstantExpressionAst',
  AttributedExpressionAst: expressionBase,
  ConvertExpressionAst: 'AttributedExpressionAst',
  MemberExpressionAst: expressionBase,
  InvokeMemberExpressionAst: 'MemberExpressionAst',
  BaseCtorInvokeMemberExpressionAst: 'InvokeMemberExpressionAst',
  ArrayLiteralAst: expressionBase,
  HashtableAst: expressionBase,
};

/** The class that a class of nodes is derived from; undefined for `Ast`. */
export function baseTypeName(name: string): string | undefined {
  if (name === 'Ast') return undefined;
  if (Object.hasOwn(bases, name)) return bases[name];
  if (name.endsWith('ExpressionAst')) return expressionBase;
  return name.endsWith('StatementAst') ? statementBase : 'Ast';
}

/** Hands out the direct children of a node in the order in which PowerShell's `FindAll` and `Visit` see them. */
export function eachSurfaceChild(node: SurfaceNode, take: (child: SurfaceNode) => void): void {
  switch (node.kind) {
    case 'OmittedArgument':
      return;
    case 'MethodFunction':
      node.member.parameters.forEach(take);
      take(node.member.body);
      return;
    case 'FunctionMember':
      node.attributes.forEach(take);
      if (node.returnType !== null) take(node.returnType);
      take(functionOf(node));
      return;
    case 'NamedAttributeArgument':
      take(node.argument ?? omittedArgument(node));
      return;
    default:
      eachChild(node, take);
  }
}

/** The parent of every node below a root, as PowerShell has them. */
export function surfaceParents(root: SurfaceNode): Map<SurfaceNode, SurfaceNode> {
  const parents = new Map<SurfaceNode, SurfaceNode>();
  const step = (node: SurfaceNode): void =>
    eachSurfaceChild(node, (child) => {
      parents.set(child, node);
      step(child);
    });
  step(root);
  return parents;
}

/**
 * Nodes that a test accepts, parents before children, the root included. Without `nested` the script blocks of functions, methods and
 * block literals stay unvisited; `first` ends the search at the first hit.
 */
export function findNodes(root: SurfaceNode, accept: (node: SurfaceNode) => boolean, nested: boolean, first = false): SurfaceNode[] {
  const found: SurfaceNode[] = [];
  const step = (node: SurfaceNode): void => {
    if (first && found.length > 0) return;
    if (accept(node)) found.push(node);
    const isBlock = node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition' || node.kind === 'MethodFunction';
    if (!nested && isBlock && node !== root) return;
    eachSurfaceChild(node, step);
  };
  step(root);
  return found;
}
