import type { Ast, Command } from '../../language/ast.ts';
import { visit } from '../../language/walk.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import { Capture } from '../output.ts';
import type { ScriptBlock } from './script-block.ts';

/** What may stand in data: constants, tables, lists, and operators over them (System.Management.Automation.Language.IsSafeValueVisitor). */
const harmless = new Set<Ast['kind']>([
  'ArrayExpression',
  'ArrayLiteral',
  'BinaryExpression',
  'CommandExpression',
  'CommandParameter',
  'ConstantExpression',
  'ConvertExpression',
  'ExpandableStringExpression',
  'HashtableExpression',
  'IndexExpression',
  'MemberExpression',
  'NamedBlock',
  'ParenExpression',
  'Pipeline',
  'ScriptBlock',
  'ScriptBlockExpression',
  'StatementBlock',
  'StringConstantExpression',
  'SubExpression',
  'TernaryExpression',
  'TypeConstraint',
  'TypeExpression',
  'TypeName',
  'UnaryExpression',
]);
const variables = new Set(['true', 'false', 'null', 'psscriptroot', 'pscommandpath', 'psculture', 'psuiculture', 'psedition']);

/** The value of a block that holds data alone; throws an InvalidOperationException for anything that would run but `commands`. */
export function dataOf(block: ScriptBlock, engine: Engine, commands: readonly string[]): Value {
  const { ast, source } = block.code;
  const allowed = (node: Ast): boolean => {
    if (node.kind === 'VariableExpression') return variables.has(node.path.toLowerCase());
    if (node.kind === 'Command') return commands.some((name) => name.toLowerCase() === commandName(node).toLowerCase());
    return harmless.has(node.kind);
  };
  visit(ast, (node) => {
    const isData = allowed(node);
    if (!isData) {
      const text = source.text.slice(node.start, node.end);
      const message = `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${text}.`;
      raise('System.InvalidOperationException', 'System.InvalidOperationException', 'InvalidOperation', message);
    }
    return node.kind === 'ScriptBlockExpression' ? 'skip' : undefined;
  });
  const out = new Capture();
  engine.blocks.call(block, [], out);
  return out.result();
}

function commandName({ elements }: Command): string {
  const [first] = elements;
  return first?.kind === 'StringConstantExpression' ? first.value : '';
}
