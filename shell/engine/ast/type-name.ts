import type { TypeName } from '../../language/ast.ts';
import { Collection } from '../../objects/collection.ts';
import { bindClass, type NetType, registerType, requireType, resolveType } from '../../objects/net-type.ts';
import type { ScriptExtent } from '../values/script-extent.ts';
import { languageType } from './language-name.ts';
import type { SyntaxTree } from './syntax-tree.ts';

/** A type name with its arguments and ranks, as ITypeName.FullName gives it. */
export function typeNameText({ name, genericArguments, arrayRanks, assembly }: TypeName): string {
  const args = genericArguments.length > 0 ? `[${genericArguments.map(argumentText).join(',')}]` : '';
  const ranks = arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
  return name + args + ranks + (assembly === null ? '' : `,${assembly}`);
}

function argumentText(argument: TypeName): string {
  const text = typeNameText(argument);
  return argument.assembly === null ? text : `[${text}]`;
}

/** System.Management.Automation.Language.ITypeName: a type as it is written. */
export class WrittenType {
  readonly typeName: TypeName;
  readonly isAttribute: boolean;
  readonly tree: SyntaxTree;

  constructor(typeName: TypeName, isAttribute: boolean, tree: SyntaxTree) {
    this.typeName = typeName;
    this.isAttribute = isAttribute;
    this.tree = tree;
  }

  get netType(): NetType {
    const { arrayRanks, genericArguments } = this.typeName;
    return requireType(
      languageType(arrayRanks.length > 0 ? 'ArrayTypeName' : genericArguments.length > 0 ? 'GenericTypeName' : 'TypeName'),
    );
  }

  get text(): string {
    return typeNameText(this.typeName);
  }

  get extent(): ScriptExtent {
    return this.tree.extent(this.typeName);
  }

  /** The type meant; null when there is none of this name. */
  reflected(isAttribute: boolean): NetType | null {
    const { text } = this;
    return (isAttribute ? resolveType(`${text}Attribute`) : undefined) ?? resolveType(text) ?? null;
  }

  part(changes: Partial<TypeName>): WrittenType {
    return new WrittenType({ ...this.typeName, ...changes }, false, this.tree);
  }

  get arguments(): Collection {
    const items = this.typeName.genericArguments.map((argument) => new WrittenType(argument, false, this.tree));
    return new Collection(requireType(`System.Collections.ObjectModel.ReadOnlyCollection\`1[${languageType('ITypeName')}]`), items, true);
  }
}

bindClass(() => WrittenType, languageType('TypeName'));
registerType(languageType('ITypeName'), () => ({ kind: 'interface', abstract: true }));

const shared = {
  'string FullName {get;}': (self: WrittenType) => self.text,
  'string Name {get;}': (self: WrittenType) => self.text,
  'string AssemblyName {get;}': (self: WrittenType) => self.typeName.assembly,
  'bool IsArray {get;}': (self: WrittenType) => self.typeName.arrayRanks.length > 0,
  'bool IsGeneric {get;}': (self: WrittenType) => self.typeName.genericArguments.length > 0 && self.typeName.arrayRanks.length === 0,
  [`${languageType('IScriptExtent')} Extent {get;}`]: (self: WrittenType) => self.extent,
  'type GetReflectionType()': (self: WrittenType) => self.reflected(false),
  'type GetReflectionAttributeType()': (self: WrittenType) => self.reflected(true),
  'string ToString()': (self: WrittenType) => self.text,
};
const own: Record<string, Record<string, (self: WrittenType) => unknown>> = {
  TypeName: { 'string Name {get;}': (self) => self.typeName.name },
  GenericTypeName: {
    [`${languageType('ITypeName')} TypeName {get;}`]: (self) => self.part({ genericArguments: [], assembly: null }),
    [`System.Collections.ObjectModel.ReadOnlyCollection[${languageType('ITypeName')}] GenericArguments {get;}`]: (self) => self.arguments,
  },
  ArrayTypeName: {
    [`${languageType('ITypeName')} ElementType {get;}`]: (self) => self.part({ arrayRanks: self.typeName.arrayRanks.slice(0, -1) }),
    'int Rank {get;}': (self) => self.typeName.arrayRanks.at(-1) ?? 1,
  },
};
for (const [name, members] of Object.entries(own))
  registerType(languageType(name), () => ({
    sealed: true,
    interfaces: [languageType('ITypeName')],
    instance: { ...shared, ...members },
    hooks: { text: (self: WrittenType) => self.text },
  }));
