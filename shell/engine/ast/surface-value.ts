import type { TypeName } from '../../language/ast.ts';
import type { SurfaceValue } from '../../language/surface.ts';
import { Collection } from '../../objects/collection.ts';
import { literalValue } from '../../objects/literal.ts';
import { Tuple } from '../../objects/net/tuple.ts';
import { type NetType, requireType, resolveType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { enumOf } from './enumerations.ts';
import { languageType } from './language-name.ts';
import { ScriptRequirements } from './requirements.ts';
import type { SyntaxTree } from './syntax-tree.ts';
import { typeNameText, WrittenType } from './type-name.ts';
import { VariablePath } from './variable-path.ts';

/** The object for a value of a node or a token. */
export function surfaceValue(value: SurfaceValue, tree: SyntaxTree): Value {
  if (value === null || typeof value !== 'object') return value;
  switch (value.form) {
    case 'node':
      return tree.object(value.node);
    case 'list':
      return new Collection(
        requireType(`System.Collections.ObjectModel.ReadOnlyCollection\`1[${itemType(value.of)}]`),
        value.items.map((item) => surfaceValue(item, tree)),
        true,
      );
    case 'pair':
      return new Tuple(
        requireType(`System.Tuple\`2[${value.of.map(languageType).join(',')}]`),
        value.items.map((item) => surfaceValue(item, tree)),
      );
    case 'enum':
      return enumOf(value.type, value.name);
    case 'extent':
      return tree.extent(value.extent);
    case 'typeName':
      return new WrittenType(value.typeName, value.isAttribute, tree);
    case 'type':
      return netType(value.typeName);
    case 'number':
      return literalValue(value.literal);
    case 'variablePath':
      return new VariablePath(value.path);
    case 'requirements':
      return new ScriptRequirements(value.requirements);
  }
}

/** The type a name stands for; System.Object for a name that is not known. */
function netType(typeName: TypeName): NetType {
  return resolveType(typeNameText(typeName)) ?? requireType('System.Object');
}

/** `PipelineAst` or ``Tuple`2[PipelineBaseAst,StatementBlockAst]`` with namespaces. */
function itemType(name: string): string {
  const [, args] = /^Tuple`2\[(.+)\]$/.exec(name) ?? [];
  return args === undefined ? languageType(name) : `System.Tuple\`2[${args.split(',').map(languageType).join(',')}]`;
}
