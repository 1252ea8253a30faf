import { baseTypeName } from '../../language/surface.ts';
import { bindClass, registerType } from '../../objects/net-type.ts';
import type { Implementation } from '../../objects/type-table.ts';
import { languageType } from './language-name.ts';
import { abstractNodes, nodeMembers } from './node-members.ts';
import { nodeMethods } from './node-methods.ts';
import { SyntaxNode } from './syntax-tree.ts';

bindClass(() => SyntaxNode, languageType('Ast'));

const full = (name: string): string => (/^[A-Z]\w*$/.test(name) ? languageType(name) : name);

/** `*A|B` as a signature writes it. */
function written(type: string): string {
  if (!type.startsWith('*')) return full(type);
  const items = type.slice(1).split('|').map(full);
  const item = items.length === 1 ? items[0] : `System.Tuple[${items.join(',')}]`;
  return `System.Collections.ObjectModel.ReadOnlyCollection[${item}]`;
}

function properties(members: string): Record<string, Implementation> {
  const found: Record<string, Implementation> = {};
  for (const member of members === '' ? [] : members.split(', ')) {
    const [type, name] = member.split(' ') as [string, string];
    found[`${written(type)} ${name} {get;}`] = (self: SyntaxNode) => self.property(name);
  }
  return found;
}

for (const [name, members] of Object.entries(nodeMembers))
  registerType(languageType(name), () => {
    const base = baseTypeName(name);
    return {
      abstract: abstractNodes.has(name),
      base: base === undefined ? undefined : languageType(base),
      instance: { ...properties(members), ...nodeMethods[name] },
      hooks: name === 'Ast' ? { text: (self: SyntaxNode) => self.text } : undefined,
    };
  });
