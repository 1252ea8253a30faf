import type { AttributeBase, Expression, TypeName } from '../ast.ts';
import type { OmittedArgument } from './node.ts';

function plain(name: string, ranks: number[] = []): TypeName {
  return { kind: 'TypeName', start: 0, end: 0, name, genericArguments: [], arrayRanks: ranks, assembly: null };
}

const object = plain('System.Object');

/** StaticType of an expression: what its value will be as far as its form tells, else System.Object. */
export function staticType(node: Expression | OmittedArgument): TypeName {
  switch (node.kind) {
    case 'OmittedArgument':
      return plain('System.Boolean');
    case 'ConstantExpression':
      return plain(node.literal.type === 'BigInteger' ? 'System.Numerics.BigInteger' : `System.${node.literal.type}`);
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return plain('System.String');
    case 'ArrayLiteral':
    case 'ArrayExpression':
      return plain('System.Object', [1]);
    case 'HashtableExpression':
      return plain('System.Collections.Hashtable');
    case 'ScriptBlockExpression':
      return plain('System.Management.Automation.ScriptBlock');
    case 'TypeExpression':
      return plain('System.Type');
    case 'ConvertExpression':
      return node.type.typeName;
    case 'BinaryExpression':
      return /^(?:And|Or|Xor|Is)$/.test(node.operator) ? plain('System.Boolean') : object;
    case 'UnaryExpression':
      return /^(?:Not|Exclaim)$/.test(node.operator) ? plain('System.Boolean') : object;
    default:
      return object;
  }
}

/** StaticType of a parameter: its type in brackets, `[switch]` too. */
export function parameterType(attributes: readonly AttributeBase[]): TypeName {
  return attributes.findLast(({ kind }) => kind === 'TypeConstraint')?.typeName ?? object;
}
