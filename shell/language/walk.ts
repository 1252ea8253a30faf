import type { Ast, Expression } from './ast.ts';

type Child = Ast | null;

/** The direct children of each kind of node, in the order PowerShell visits them. Type names are no children: they hang on their node. */
const childrenOf: { [K in Ast['kind']]: (node: Extract<Ast, { kind: K }>) => Child[] } = {
  ScriptBlock: (node) => [
    ...node.attributes,
    ...node.usings,
    node.param,
    node.dynamicParam,
    node.begin,
    node.process,
    node.end_,
    node.clean,
  ],
  ParamBlock: (node) => [...node.attributes, ...node.parameters],
  Parameter: (node) => [...node.attributes, node.name, node.defaultValue],
  NamedBlock: (node) => [...node.traps, ...node.statements],
  StatementBlock: (node) => [...node.traps, ...node.statements],
  UsingStatement: (node) => [node.name, node.moduleSpecification, node.alias],
  FunctionDefinition: (node) => [...(node.parameters ?? []), node.body],
  TypeDefinition: (node) => [...node.attributes, ...node.baseTypes, ...node.members],
  PropertyMember: (node) => [...node.attributes, node.propertyType, node.initialValue],
  FunctionMember: (node) => [...node.attributes, node.returnType, ...node.parameters, node.baseCall, node.body],
  IfStatement: (node) => [...node.clauses.flatMap(({ condition, body }) => [condition, body]), node.elseClause],
  TryStatement: (node) => [node.body, ...node.catchClauses, node.finally_],
  CatchClause: (node) => [...node.catchTypes, node.body],
  SwitchStatement: (node) => [node.condition, ...node.clauses.flatMap(({ condition, body }) => [condition, body]), node.defaultClause],
  ForEachStatement: (node) => [node.variable, node.condition, node.throttleLimit, node.body],
  ForStatement: (node) => [node.initializer, node.condition, node.iterator, node.body],
  WhileStatement: (node) => [node.condition, node.body],
  DoWhileStatement: (node) => [node.condition, node.body],
  DoUntilStatement: (node) => [node.condition, node.body],
  BreakStatement: (node) => [node.label],
  ContinueStatement: (node) => [node.label],
  ReturnStatement: (node) => [node.pipeline],
  ThrowStatement: (node) => [node.pipeline],
  ExitStatement: (node) => [node.pipeline],
  TrapStatement: (node) => [node.trapType, node.body],
  DataStatement: (node) => [...node.commandsAllowed, node.body],
  BlockStatement: (node) => [node.body],
  ErrorStatement: (node) => node.nested,
  AssignmentStatement: (node) => [node.left, node.right],
  Pipeline: (node) => node.elements,
  PipelineChain: (node) => [node.left, node.right],
  CommandExpression: (node) => [node.expression, ...node.redirections],
  Command: (node) => [...node.elements, ...node.redirections],
  CommandParameter: (node) => [node.argument],
  FileRedirection: (node) => [node.location],
  MergingRedirection: () => [],
  BinaryExpression: (node) => [node.left, node.right],
  UnaryExpression: (node) => [node.child],
  TernaryExpression: (node) => [node.condition, node.ifTrue, node.ifFalse],
  ConvertExpression: (node) => [node.type, node.child],
  AttributedExpression: (node) => [node.attribute, node.child],
  MemberExpression: (node) => [node.expression, node.member],
  InvokeMemberExpression: (node) => [node.expression, node.member, ...node.arguments],
  BaseCtorInvokeMemberExpression: (node) => node.arguments,
  IndexExpression: (node) => [node.target, node.index],
  ConstantExpression: () => [],
  StringConstantExpression: () => [],
  ExpandableStringExpression: (node) => node.parts.filter((part): part is Expression => typeof part !== 'string'),
  VariableExpression: () => [],
  UsingExpression: (node) => [node.expression],
  TypeExpression: () => [],
  ParenExpression: (node) => [node.pipeline],
  SubExpression: (node) => [node.body],
  ArrayExpression: (node) => [node.body],
  ArrayLiteral: (node) => node.elements,
  HashtableExpression: (node) => node.pairs.flatMap(({ key, value }) => [key, value]),
  ScriptBlockExpression: (node) => [node.scriptBlock],
  ErrorExpression: (node) => node.nested,
  TypeName: () => [],
  TypeConstraint: () => [],
  Attribute: (node) => [...node.positional, ...node.named],
  NamedAttributeArgument: (node) => [node.argument],
};

/** The direct children of a node in PowerShell's order of visiting. */
export function children(node: Ast): Ast[] {
  const list = childrenOf[node.kind] as (node: Ast) => Child[];
  return list(node).filter((child) => child !== null);
}

/** What a visitor may answer: skip what is below the node, or end the walk; anything else goes on. */
export type VisitResult = 'skip' | 'stop' | undefined;

/**
 * Visits a node and all below it, parents first, in PowerShell's order. `ancestors` holds the nodes above, the nearest last; it is
 * reused, so copy what is to be kept. Returns false when the visitor ended the walk.
 */
export function visit(root: Ast, visitor: (node: Ast, ancestors: readonly Ast[]) => VisitResult): boolean {
  const ancestors: Ast[] = [];
  const step = (node: Ast): boolean => {
    const result = visitor(node, ancestors);
    if (result === 'stop') return false;
    if (result === 'skip') return true;
    ancestors.push(node);
    const goOn = children(node).every(step);
    ancestors.pop();
    return goOn;
  };
  return step(root);
}

/** The parent of every node below a root. */
export function parents(root: Ast): Map<Ast, Ast> {
  const found = new Map<Ast, Ast>();
  visit(root, (node, ancestors) => {
    const parent = ancestors.at(-1);
    if (parent !== undefined) found.set(node, parent);
  });
  return found;
}

/** All nodes a test accepts, parents first; those in nested script blocks only if wanted (the bodies of functions always count as nested). */
export function findAll(root: Ast, accept: (node: Ast) => boolean, nestedScriptBlocks: boolean): Ast[] {
  const found: Ast[] = [];
  visit(root, (node) => {
    if (accept(node)) found.push(node);
    const nested = node.kind === 'ScriptBlockExpression' || node.kind === 'FunctionDefinition' || node.kind === 'FunctionMember';
    return nested && !nestedScriptBlocks && node !== root ? 'skip' : undefined;
  });
  return found;
}
