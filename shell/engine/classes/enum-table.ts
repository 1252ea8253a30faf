import type { Expression, TypeDefinition } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import type { TypeTable } from '../../objects/type-table.ts';
import type { Code } from '../block/code.ts';
import { expression } from '../compile/expression.ts';
import { typeNameText } from '../compile/type-name.ts';

const underlyings: Readonly<Record<string, string>> = {
  byte: 'System.Byte',
  sbyte: 'System.SByte',
  short: 'System.Int16',
  int16: 'System.Int16',
  ushort: 'System.UInt16',
  uint16: 'System.UInt16',
  int: 'System.Int32',
  int32: 'System.Int32',
  uint: 'System.UInt32',
  uint32: 'System.UInt32',
  long: 'System.Int64',
  int64: 'System.Int64',
  ulong: 'System.UInt64',
  uint64: 'System.UInt64',
};

/** Names and numbers of an enum: one without a number goes on from the one before. */
export function enumTable(node: TypeDefinition, code: Code): TypeTable {
  const members: Record<string, number> = {};
  let next = 0;
  for (const member of node.members) {
    if (member.kind !== 'PropertyMember') continue;
    if (member.initialValue) next = numberOf(member.initialValue, code, members);
    members[member.name] = next++;
  }
  const base = node.baseTypes[0];
  const written = base
    ? typeNameText(base.typeName)
        .toLowerCase()
        .replace(/^system\./, '')
    : 'int';
  return {
    kind: 'enum',
    enum: {
      members,
      flags: node.attributes.some((attribute) => /^(system\.)?flags(attribute)?$/i.test(attribute.typeName.name)),
      underlying: underlyings[written] ?? 'System.Int32',
    },
  };
}

/** A constant expression; it may name members before it (`[E]::A -bor [E]::B`). */
function numberOf(node: Expression, code: Code, members: Readonly<Record<string, number>>): number {
  if (node.kind === 'MemberExpression' && node.isStatic && node.member.kind === 'StringConstantExpression') {
    const name = node.member.value.toLowerCase();
    const known = Object.keys(members).find((each) => each.toLowerCase() === name);
    if (known !== undefined) return members[known]!;
  }
  if (node.kind === 'BinaryExpression') {
    const [left, right] = [numberOf(node.left, code, members), numberOf(node.right, code, members)];
    const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
      Bor: (a, b) => a | b,
      Band: (a, b) => a & b,
      Bxor: (a, b) => a ^ b,
      Plus: (a, b) => a + b,
      Minus: (a, b) => a - b,
      Multiply: (a, b) => a * b,
      Shl: (a, b) => a << b,
      Shr: (a, b) => a >> b,
    };
    const operation = operations[node.operator];
    if (operation) return operation(left, right);
  }
  if (node.kind === 'ParenExpression' && node.pipeline.kind === 'Pipeline') {
    const [only] = node.pipeline.elements;
    if (only?.kind === 'CommandExpression') return numberOf(only.expression, code, members);
  }
  const home = code.types.home;
  return Number(toText(home ? expression(node, code.compiling)(home.top) : null));
}
