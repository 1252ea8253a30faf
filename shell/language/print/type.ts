import type { AttributeBase, TypeName } from '../ast.ts';
import { expressionText } from './expression.ts';

/** A type name without brackets around it. */
export function typeText({ name, genericArguments, arrayRanks, assembly }: TypeName): string {
  const args = genericArguments.map((argument) => (argument.assembly === null ? typeText(argument) : `[${typeText(argument)}]`));
  const ranks = arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
  return `${name}${args.length > 0 ? `[${args.join(',')}]` : ''}${ranks}${assembly === null ? '' : `, ${assembly}`}`;
}

export function attributeText(attribute: AttributeBase, depth: number): string {
  const name = typeText(attribute.typeName);
  if (attribute.kind === 'TypeConstraint') return `[${name}]`;
  const positional = attribute.positional.map((argument) => expressionText(argument, depth));
  const named = attribute.named.map((item) =>
    item.argument === null ? item.name : `${item.name} = ${expressionText(item.argument, depth)}`,
  );
  return `[${name}(${[...positional, ...named].join(', ')})]`;
}

export function attributesText(attributes: readonly AttributeBase[], depth: number): string {
  return attributes.map((attribute) => attributeText(attribute, depth)).join('');
}
