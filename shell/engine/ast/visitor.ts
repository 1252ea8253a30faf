import { eachSurfaceChild, nodeTypeName, type SurfaceNode } from '../../language/surface.ts';
import { toText } from '../../objects/convert.ts';
import { invokeMethod } from '../../objects/members.ts';
import { bindClass, type NetType, registerType } from '../../objects/net-type.ts';
import type { Implementation } from '../../objects/type-table.ts';
import type { Value } from '../../objects/value.ts';
import { enumOf } from './enumerations.ts';
import { languageType } from './language-name.ts';
import { abstractNodes, nodeMembers } from './node-members.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** System.Management.Automation.Language.AstVisitor: what classes of scripts are derived from to walk through a tree. */
export class SyntaxVisitor {
  declare netType?: NetType;
}

/** The nodes that came after the first edition of AstVisitor. */
const later = new Set([
  'BaseCtorInvokeMemberExpressionAst',
  'FunctionMemberAst',
  'PipelineChainAst',
  'PropertyMemberAst',
  'TernaryExpressionAst',
  'TypeDefinitionAst',
  'UsingStatementAst',
]);

function methods(isLater: boolean): Record<string, Implementation> {
  const found: Record<string, Implementation> = {};
  for (const name of Object.keys(nodeMembers))
    if (!abstractNodes.has(name) && later.has(name) === isLater)
      found[`${languageType('AstVisitAction')} ${visitName(name)}(${languageType(name)} ast)`] = () => enumOf('AstVisitAction', 'Continue');
  return found;
}

const visitName = (typeName: string): string => `Visit${typeName.slice(0, -3)}`;

bindClass(() => SyntaxVisitor, languageType('AstVisitor2'));
registerType(languageType('ICustomAstVisitor'), () => ({ kind: 'interface', abstract: true }));
registerType(languageType('ICustomAstVisitor2'), () => ({
  kind: 'interface',
  abstract: true,
  interfaces: [languageType('ICustomAstVisitor')],
}));
const constructors = { '()': () => new SyntaxVisitor() };
registerType(languageType('AstVisitor'), () => ({ constructors, instance: methods(false) }));
registerType(languageType('AstVisitor2'), () => ({ base: languageType('AstVisitor'), constructors, instance: methods(true) }));

/** Ast.Visit: hands every node to the method of its class; the answer says whether its children follow. */
export function visitTree(self: SyntaxNode, visitor: Value): void {
  let stopped = false;
  const step = (node: SurfaceNode): void => {
    if (stopped) return;
    const type = nodeTypeName(node);
    const action = toText(invokeMethod(visitor, visitName(type), [self.tree.object(node)]));
    if (action === 'StopVisit') stopped = true;
    else if (action !== 'SkipChildren') eachSurfaceChild(node, step);
  };
  step(self.node);
}
