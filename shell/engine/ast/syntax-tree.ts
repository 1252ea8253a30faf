import { parse } from '../../language/parse.ts';
import type { Extent, SourceText } from '../../language/position.ts';
import { eachSurfaceChild, nodeProperties, nodeTypeName, type SurfaceNode, surfaceParents } from '../../language/surface.ts';
import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import { ScriptExtent } from '../values/script-extent.ts';
import { languageType } from './language-name.ts';
import { surfaceValue } from './surface-value.ts';

/** The nodes of one text as scripts see them: the same object for the same node each time. Parents and properties are found when asked for. */
export class SyntaxTree {
  readonly root: SurfaceNode;
  readonly source: SourceText;
  readonly #made = new Map<SurfaceNode, SyntaxNode>();
  #parents: Map<SurfaceNode, SurfaceNode> | undefined;

  constructor(root: SurfaceNode, source: SourceText) {
    this.root = root;
    this.source = source;
  }

  object(node: SurfaceNode): SyntaxNode {
    let made = this.#made.get(node);
    if (!made) this.#made.set(node, (made = new SyntaxNode(node, this)));
    return made;
  }

  parentOf(node: SurfaceNode): SyntaxNode | null {
    this.#parents ??= surfaceParents(this.root);
    const parent = this.#parents.get(node);
    return parent ? this.object(parent) : null;
  }

  extent(extent: Extent): ScriptExtent {
    return new ScriptExtent(extent, this.source);
  }
}

/** System.Management.Automation.Language.Ast: one node of a tree. */
export class SyntaxNode {
  readonly node: SurfaceNode;
  readonly tree: SyntaxTree;
  #properties: Readonly<Record<string, Value>> | undefined;

  constructor(node: SurfaceNode, tree: SyntaxTree) {
    this.node = node;
    this.tree = tree;
  }

  get netType(): NetType {
    return requireType(languageType(nodeTypeName(this.node)));
  }

  get text(): string {
    return this.tree.source.slice(this.node);
  }

  get parent(): SyntaxNode | null {
    return this.tree.parentOf(this.node);
  }

  /** The value of a property that only this class of nodes has; null for one it has not. */
  property(name: string): Value {
    if (!this.#properties) {
      const values = Object.entries(nodeProperties(this.node)).map(([key, value]) => [key, surfaceValue(value, this.tree)] as const);
      this.#properties = Object.fromEntries(values);
    }
    return this.#properties[name] ?? null;
  }
}

const trees = new WeakMap<SourceText, SyntaxTree>();

/**
 * The node of a script block within the tree of its whole text; a function's block gives its definition. The text is read anew because
 * running code keeps no way back to the root.
 */
export function treeOf({ code }: ScriptBlock): SyntaxNode {
  const { ast, source } = code;
  let tree = trees.get(source);
  if (!tree) trees.set(source, (tree = new SyntaxTree(parse(source.text, source.file).ast, source)));
  const found = find(tree.root, ast);
  if (!found) return new SyntaxTree(ast, source).object(ast);
  const node = tree.object(found);
  const { parent } = node;
  return parent !== null && parent.node.kind === 'FunctionDefinition' ? parent : node;
}

function find(from: SurfaceNode, { kind, start, end }: SurfaceNode): SurfaceNode | undefined {
  if (from.kind === kind && from.start === start && from.end === end) return from;
  let found: SurfaceNode | undefined;
  eachSurfaceChild(from, (child) => {
    if (!found && child.start <= start && child.end >= end) found = find(child, { kind, start, end } as SurfaceNode);
  });
  return found;
}
