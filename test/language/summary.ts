import type { Ast } from '../../shell/language/ast.ts';
import { children } from '../../shell/language/walk.ts';

/** One word for a node: its kind in short and what tells it from its like. */
function head(node: Ast): string {
  switch (node.kind) {
    case 'StringConstantExpression':
      return `${{ BareWord: 'word', SingleQuoted: 'sq', DoubleQuoted: 'dq', SingleQuotedHereString: 'sqhere', DoubleQuotedHereString: 'dqhere' }[node.stringType]}:${node.value}`;
    case 'ConstantExpression':
      return `${node.literal.type}:${node.literal.value}`;
    case 'VariableExpression':
      return `${node.splatted ? '@' : '$'}${node.path}`;
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'AssignmentStatement':
    case 'PipelineChain':
      return node.operator;
    case 'CommandParameter':
      return `-${node.parameterName}`;
    case 'TypeExpression':
    case 'TypeConstraint':
    case 'Attribute': {
      const { name, genericArguments, arrayRanks, assembly } = node.typeName;
      const args = genericArguments.map((argument) => argument.name).join(',');
      return `[${name}${args && `<${args}>`}${arrayRanks.map((rank) => `#${rank}`).join('')}${assembly ? `, ${assembly}` : ''}]${node.kind === 'Attribute' ? '()' : ''}`;
    }
    case 'NamedAttributeArgument':
    case 'FunctionDefinition':
    case 'TypeDefinition':
    case 'PropertyMember':
    case 'FunctionMember':
      return `${node.kind}:${node.name}`;
    case 'NamedBlock':
      return node.unnamed ? 'body' : node.blockKind;
    case 'MemberExpression':
    case 'InvokeMemberExpression':
      return (node.kind === 'MemberExpression' ? 'member' : 'call') + (node.isStatic ? '::' : node.nullConditional ? '?.' : '.');
    case 'IndexExpression':
      return node.nullConditional ? 'index?' : 'index';
    case 'Command':
      return { Unknown: 'command', Ampersand: 'invoke', Dot: 'dot' }[node.invocationOperator];
    case 'FileRedirection':
      return `${node.from}${node.append ? '>>' : '>'}`;
    case 'MergingRedirection':
      return `${node.from}>&${node.to}`;
    case 'Pipeline':
      return node.background ? 'Pipeline&' : 'Pipeline';
    case 'ExpandableStringExpression':
      return `expand:${node.parts.map((part) => (typeof part === 'string' ? part : '·')).join('')}`;
    default:
      return node.kind.replace(/(?:Statement|Expression)$/, '');
  }
}

/** A tree on one line: `(head child child)`. Pipelines and blocks that hold just one thing are left out. */
export function summary(node: Ast): string {
  const below = children(node);
  const plain = node.kind === 'CommandExpression' || (node.kind === 'Pipeline' && !node.background) || node.kind === 'ScriptBlock';
  if (below.length === 1 && (plain || node.kind === 'StatementBlock')) return summary(below[0]!);
  const name = node.kind === 'NamedBlock' && node.unnamed && below.length === 1 ? null : head(node);
  if (name === null) return summary(below[0]!);
  return below.length === 0 ? name : `(${name} ${below.map(summary).join(' ')})`;
}
