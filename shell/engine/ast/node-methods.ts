import { findNodes, nodeTypeName, type SurfaceNode } from '../../language/surface.ts';
import { Collection } from '../../objects/collection.ts';
import { toBool } from '../../objects/convert.ts';
import { invokeMethod } from '../../objects/members.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Implementation } from '../../objects/type-table.ts';
import type { Value } from '../../objects/value.ts';
import { parseScript } from '../block/parse-block.ts';
import { currentEngine } from '../current-engine.ts';
import { languageType } from './language-name.ts';
import { safeValue } from './safe-value.ts';
import { type SyntaxNode, SyntaxTree } from './syntax-tree.ts';
import { visitTree } from './visitor.ts';

type Test = (node: Value) => Value;

function search(self: SyntaxNode, accept: Test, nested: boolean, first: boolean): SyntaxNode[] {
  const test = (node: SurfaceNode): boolean => toBool(accept(self.tree.object(node)));
  return findNodes(self.node, test, nested, first).map((node) => self.tree.object(node));
}

function list(items: Value[]): Collection {
  return new Collection(requireType(`System.Collections.Generic.List\`1[${languageType('Ast')}]`), items);
}

/** The expression that a pipeline is when it is nothing else. */
function pureExpression({ node, tree }: SyntaxNode): SyntaxNode | null {
  if (node.kind !== 'Pipeline' || node.elements.length !== 1) return null;
  const only = node.elements[0]!;
  return only.kind === 'CommandExpression' && only.redirections.length === 0 ? tree.object(only.expression) : null;
}

/** The name of a command when it is a plain word or text. */
function commandName({ node }: SyntaxNode): string | null {
  const first = node.kind === 'Command' ? node.elements[0] : undefined;
  return first?.kind === 'StringConstantExpression' ? first.value : null;
}

/** What an assignment writes to, types and attributes taken off. */
function targets({ node, tree }: SyntaxNode): SyntaxNode[] {
  const bare = (at: SurfaceNode): SurfaceNode =>
    at.kind === 'ConvertExpression' || at.kind === 'AttributedExpression' ? bare(at.child) : at;
  if (node.kind !== 'AssignmentStatement') return [];
  const left = bare(node.left);
  const parts = left.kind === 'ArrayLiteral' ? left.elements.map(bare) : [left];
  return parts.map((part) => tree.object(part));
}

const constants = new Set(['true', 'false', 'null']);

const predicate = `System.Func[${languageType('Ast')},bool] predicate, bool searchNestedScriptBlocks`;

/** The methods of each class of nodes, and the properties that all nodes have. */
export const nodeMethods: Readonly<Record<string, Readonly<Record<string, Implementation>>>> = {
  Ast: {
    [`${languageType('IScriptExtent')} Extent {get;}`]: (self: SyntaxNode) => self.tree.extent(self.node),
    [`${languageType('Ast')} Parent {get;}`]: (self: SyntaxNode) => self.parent,
    [`${languageType('Ast')} Find(${predicate})`]: (self: SyntaxNode, accept: Test, nested: boolean) =>
      search(self, accept, nested, true)[0] ?? null,
    [`System.Collections.Generic.IEnumerable[${languageType('Ast')}] FindAll(${predicate})`]: (
      self: SyntaxNode,
      accept: Test,
      nested: boolean,
    ) => list(search(self, accept, nested, false)),
    [`System.Object Visit(${languageType('ICustomAstVisitor')} astVisitor)`]: (self: SyntaxNode, visitor: Value) =>
      invokeMethod(visitor, `Visit${nodeTypeName(self.node).slice(0, -3)}`, [self]),
    [`void Visit(${languageType('AstVisitor')} astVisitor)`]: visitTree,
    [`${languageType('Ast')} Copy()`]: (self: SyntaxNode) => new SyntaxTree(self.node, self.tree.source).object(self.node),
    'System.Object SafeGetValue()': safeValue,
    'string ToString()': (self: SyntaxNode) => self.text,
  },
  ScriptBlockAst: {
    'scriptblock GetScriptBlock()': ({ node, text, tree }: SyntaxNode) => {
      const engine = currentEngine();
      const isWhole = node === tree.root || !text.startsWith('{');
      return parseScript(engine, isWhole ? text : text.slice(1, -1), tree.source.file, engine.top.state);
    },
  },
  CommandAst: { 'string GetCommandName()': commandName },
  PipelineBaseAst: { [`${languageType('ExpressionAst')} GetPureExpression()`]: pureExpression },
  AssignmentStatementAst: {
    [`System.Collections.Generic.IEnumerable[${languageType('ExpressionAst')}] GetAssignmentTargets()`]: (self: SyntaxNode) =>
      list(targets(self)),
  },
  VariableExpressionAst: {
    'bool IsConstantVariable()': ({ node }: SyntaxNode) => node.kind === 'VariableExpression' && constants.has(node.path.toLowerCase()),
  },
};
