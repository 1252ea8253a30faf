import type { Ast } from './ast.ts';

type Take = (child: Ast) => void;

function one(node: Ast | null, take: Take): void {
  if (node !== null) take(node);
}

function all(nodes: readonly Ast[], take: Take): void {
  for (const node of nodes) take(node);
}

const leaf = (): void => {};

/** Hands out the direct children of each kind of node, in the order PowerShell visits them. Type names are no children: they hang on their node. */
const childrenOf: { [K in Ast['kind']]: (node: Extract<Ast, { kind: K }>, take: Take) => void } = {
  ScriptBlock: (node, take) => {
    all(node.attributes, take);
    all(node.usings, take);
    one(node.param, take);
    one(node.dynamicParam, take);
    one(node.begin, take);
    one(node.process, take);
    one(node.end_, take);
    one(node.clean, take);
  },
  ParamBlock: (node, take) => {
    all(node.attributes, take);
    all(node.parameters, take);
  },
  Parameter: (node, take) => {
    all(node.attributes, take);
    one(node.name, take);
    one(node.defaultValue, take);
  },
  NamedBlock: (node, take) => {
    all(node.traps, take);
    all(node.statements, take);
  },
  StatementBlock: (node, take) => {
    all(node.traps, take);
    all(node.statements, take);
  },
  UsingStatement: (node, take) => {
    one(node.name, take);
    one(node.moduleSpecification, take);
    one(node.alias, take);
  },
  FunctionDefinition: (node, take) => {
    all(node.parameters ?? [], take);
    one(node.body, take);
  },
  TypeDefinition: (node, take) => {
    all(node.attributes, take);
    all(node.baseTypes, take);
    all(node.members, take);
  },
  PropertyMember: (node, take) => {
    all(node.attributes, take);
    one(node.propertyType, take);
    one(node.initialValue, take);
  },
  FunctionMember: (node, take) => {
    all(node.attributes, take);
    one(node.returnType, take);
    all(node.parameters, take);
    one(node.baseCall, take);
    one(node.body, take);
  },
  IfStatement: (node, take) => {
    for (const { condition, body } of node.clauses) {
      take(condition);
      take(body);
    }
    one(node.elseClause, take);
  },
  TryStatement: (node, take) => {
    one(node.body, take);
    all(node.catchClauses, take);
    one(node.finally_, take);
  },
  CatchClause: (node, take) => {
    all(node.catchTypes, take);
    one(node.body, take);
  },
  SwitchStatement: (node, take) => {
    one(node.condition, take);
    for (const { condition, body } of node.clauses) {
      take(condition);
      take(body);
    }
    one(node.defaultClause, take);
  },
  ForEachStatement: (node, take) => {
    one(node.variable, take);
    one(node.condition, take);
    one(node.throttleLimit, take);
    one(node.body, take);
  },
  ForStatement: (node, take) => {
    one(node.initializer, take);
    one(node.condition, take);
    one(node.iterator, take);
    one(node.body, take);
  },
  WhileStatement: (node, take) => {
    one(node.condition, take);
    one(node.body, take);
  },
  DoWhileStatement: (node, take) => {
    one(node.condition, take);
    one(node.body, take);
  },
  DoUntilStatement: (node, take) => {
    one(node.condition, take);
    one(node.body, take);
  },
  BreakStatement: (node, take) => {
    one(node.label, take);
  },
  ContinueStatement: (node, take) => {
    one(node.label, take);
  },
  ReturnStatement: (node, take) => {
    one(node.pipeline, take);
  },
  ThrowStatement: (node, take) => {
    one(node.pipeline, take);
  },
  ExitStatement: (node, take) => {
    one(node.pipeline, take);
  },
  TrapStatement: (node, take) => {
    one(node.trapType, take);
    one(node.body, take);
  },
  DataStatement: (node, take) => {
    all(node.commandsAllowed, take);
    one(node.body, take);
  },
  BlockStatement: (node, take) => {
    one(node.body, take);
  },
  ErrorStatement: (node, take) => all(node.nested, take),
  AssignmentStatement: (node, take) => {
    one(node.left, take);
    one(node.right, take);
  },
  Pipeline: (node, take) => all(node.elements, take),
  PipelineChain: (node, take) => {
    one(node.left, take);
    one(node.right, take);
  },
  CommandExpression: (node, take) => {
    one(node.expression, take);
    all(node.redirections, take);
  },
  Command: (node, take) => {
    all(node.elements, take);
    all(node.redirections, take);
  },
  CommandParameter: (node, take) => {
    one(node.argument, take);
  },
  FileRedirection: (node, take) => {
    one(node.location, take);
  },
  MergingRedirection: leaf,
  BinaryExpression: (node, take) => {
    one(node.left, take);
    one(node.right, take);
  },
  UnaryExpression: (node, take) => {
    one(node.child, take);
  },
  TernaryExpression: (node, take) => {
    one(node.condition, take);
    one(node.ifTrue, take);
    one(node.ifFalse, take);
  },
  ConvertExpression: (node, take) => {
    one(node.type, take);
    one(node.child, take);
  },
  AttributedExpression: (node, take) => {
    one(node.attribute, take);
    one(node.child, take);
  },
  MemberExpression: (node, take) => {
    one(node.expression, take);
    one(node.member, take);
  },
  InvokeMemberExpression: (node, take) => {
    one(node.expression, take);
    one(node.member, take);
    all(node.arguments, take);
  },
  BaseCtorInvokeMemberExpression: (node, take) => all(node.arguments, take),
  IndexExpression: (node, take) => {
    one(node.target, take);
    one(node.index, take);
  },
  ConstantExpression: leaf,
  StringConstantExpression: leaf,
  ExpandableStringExpression: (node, take) => {
    for (const part of node.parts) if (typeof part !== 'string') take(part);
  },
  VariableExpression: leaf,
  UsingExpression: (node, take) => {
    one(node.expression, take);
  },
  TypeExpression: leaf,
  ParenExpression: (node, take) => {
    one(node.pipeline, take);
  },
  SubExpression: (node, take) => {
    one(node.body, take);
  },
  ArrayExpression: (node, take) => {
    one(node.body, take);
  },
  ArrayLiteral: (node, take) => all(node.elements, take),
  HashtableExpression: (node, take) => {
    for (const { key, value } of node.pairs) {
      take(key);
      take(value);
    }
  },
  ScriptBlockExpression: (node, take) => {
    one(node.scriptBlock, take);
  },
  ErrorExpression: (node, take) => all(node.nested, take),
  TypeName: leaf,
  TypeConstraint: leaf,
  Attribute: (node, take) => {
    all(node.positional, take);
    all(node.named, take);
  },
  NamedAttributeArgument: (node, take) => {
    one(node.argument, take);
  },
};

/** Hands out the direct children of a node in PowerShell's order of visiting. */
export function eachChild(node: Ast, take: (child: Ast) => void): void {
  (childrenOf[node.kind] as (node: Ast, take: Take) => void)(node, take);
}

/** The direct children of a node in PowerShell's order of visiting. */
export function children(node: Ast): Ast[] {
  const found: Ast[] = [];
  eachChild(node, (child) => found.push(child));
  return found;
}

/** What a visitor may answer: skip what is below the node, or end the walk; anything else goes on. */
export type VisitResult = 'skip' | 'stop' | undefined;

/**
 * Visits a node and all below it, parents first, in PowerShell's order. `ancestors` holds the nodes above, the nearest last; it is
 * reused, so copy what is to be kept. Returns false when the visitor ended the walk.
 */
export function visit(root: Ast, visitor: (node: Ast, ancestors: readonly Ast[]) => VisitResult): boolean {
  const ancestors: Ast[] = [];
  // Nodes still to visit, the next last, and how deep each stands. No recursion: long chains of operators nest deeply.
  const waiting: Ast[] = [root];
  const depths: number[] = [0];
  while (waiting.length > 0) {
    const node = waiting.pop()!;
    const depth = depths.pop()!;
    ancestors.length = depth;
    const result = visitor(node, ancestors);
    if (result === 'stop') return false;
    if (result === 'skip') continue;
    ancestors.push(node);
    const first = waiting.length;
    eachChild(node, (child) => {
      waiting.push(child);
      depths.push(depth + 1);
    });
    reverseFrom(waiting, first);
  }
  return true;
}

function reverseFrom(list: Ast[], first: number): void {
  for (let low = first, high = list.length - 1; low < high; low++, high--) {
    const node = list[low]!;
    list[low] = list[high]!;
    list[high] = node;
  }
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
