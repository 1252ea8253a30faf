import type { Ast, Command, DataStatement, TypeName } from '../ast.ts';
import type { ParseErrorId } from '../parse-errors.ts';
import type { Extent } from '../position.ts';
import { hasTrait, kindText, TokenFlag } from '../token-table.ts';
import { splitVariablePath } from '../variable-path.ts';
import { visit } from '../walk.ts';
import { writtenTypeName } from './known-names.ts';

/** What a data section allows; a module manifest allows more. */
export interface DataRules {
  /** Names of commands, lower case; null allows all. */
  readonly commands: ReadonlySet<string> | null;
  /** Names of variables as typed in messages; null allows all. */
  readonly variables: readonly string[] | null;
  readonly environment: boolean;
}

type Report = (id: ParseErrorId, extent: Extent, ...args: string[]) => void;

/** Variables that a data section may read. */
export const dataVariables = ['PSCulture', 'PSUICulture', 'true', 'false', 'null'] as const;

/** Nodes that are never allowed in a data section. */
const forbidden: Partial<Record<Ast['kind'], ParseErrorId>> = {
  ScriptBlock: 'ScriptBlockNotSupportedInDataSection',
  ScriptBlockExpression: 'ScriptBlockNotSupportedInDataSection',
  ParamBlock: 'ParameterDeclarationNotSupportedInDataSection',
  Attribute: 'AttributeNotSupportedInDataSection',
  AttributedExpression: 'AttributeNotSupportedInDataSection',
  FunctionDefinition: 'FunctionDeclarationNotSupportedInDataSection',
  TrapStatement: 'TrapStatementNotSupportedInDataSection',
  SwitchStatement: 'SwitchStatementNotSupportedInDataSection',
  DataStatement: 'DataSectionStatementNotSupportedInDataSection',
  ForEachStatement: 'ForeachStatementNotSupportedInDataSection',
  DoWhileStatement: 'DoWhileStatementNotSupportedInDataSection',
  DoUntilStatement: 'DoWhileStatementNotSupportedInDataSection',
  ForStatement: 'ForWhileStatementNotSupportedInDataSection',
  WhileStatement: 'ForWhileStatementNotSupportedInDataSection',
  TryStatement: 'TryStatementNotSupportedInDataSection',
  BreakStatement: 'FlowControlStatementNotSupportedInDataSection',
  ContinueStatement: 'FlowControlStatementNotSupportedInDataSection',
  ReturnStatement: 'FlowControlStatementNotSupportedInDataSection',
  ExitStatement: 'FlowControlStatementNotSupportedInDataSection',
  ThrowStatement: 'FlowControlStatementNotSupportedInDataSection',
  AssignmentStatement: 'AssignmentStatementNotSupportedInDataSection',
  MergingRedirection: 'RedirectionNotSupportedInDataSection',
  FileRedirection: 'RedirectionNotSupportedInDataSection',
  MemberExpression: 'PropertyReferenceNotSupportedInDataSection',
  InvokeMemberExpression: 'MethodCallNotSupportedInDataSection',
  IndexExpression: 'ArrayReferenceNotSupportedInDataSection',
  BlockStatement: 'ParallelAndSequenceBlockNotSupportedInDataSection',
};

/** The rules of a `data` statement: its own commands and ConvertFrom-StringData; a computed command list is checked when it runs. */
export function dataRules({ commandsAllowed }: DataStatement): DataRules {
  const names = commandsAllowed.map((command) => (command.kind === 'StringConstantExpression' ? command.value.toLowerCase() : null));
  const commands = names.includes(null) ? null : new Set(['convertfrom-stringdata', ...names.filter((name) => name !== null)]);
  return { commands, variables: dataVariables, environment: false };
}

/** Reports everything below a node that a data section does not allow. */
export function checkData(root: Ast, rules: DataRules, textOf: (extent: Extent) => string, report: Report): void {
  visit(root, (node) => {
    const id = forbidden[node.kind];
    if (id !== undefined) report(id, node);
    else if (node.kind === 'Command') checkCommand(node, rules, textOf, report);
    else if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression') {
      if (!isPlainType(node.typeName)) report('TypeNotAllowedInDataSection', node, textOf(node.typeName));
    } else if (node.kind === 'BinaryExpression' || node.kind === 'UnaryExpression') {
      const place = node.kind === 'BinaryExpression' ? node.operatorExtent : node;
      if (hasTrait(node.operator, TokenFlag.Disallowed)) report('OperatorNotSupportedInDataSection', place, kindText(node.operator));
    } else if (node.kind === 'VariableExpression') {
      if (!isAllowedVariable(node.path, rules)) report('VariableReferenceNotSupportedInDataSection', node, variableList(rules));
    }
  });
}

function checkCommand(node: Command, { commands }: DataRules, textOf: (extent: Extent) => string, report: Report): void {
  if (node.invocationOperator === 'Dot') {
    report('DotSourcingNotSupportedInDataSection', node);
    return;
  }
  if (commands === null) return;
  const first = node.elements[0];
  const name = first?.kind === 'StringConstantExpression' ? first.value : null;
  if (name === null && node.invocationOperator === 'Ampersand') report('OperatorNotSupportedInDataSection', node, '&');
  else if (name === null || !commands.has(name.toLowerCase())) report('CmdletNotInAllowedListForDataSection', node, name ?? textOf(node));
}

/** Simple types and arrays of them. */
function isPlainType(type: TypeName): boolean {
  const name = writtenTypeName({ ...type, arrayRanks: [] });
  if (type.arrayRanks.length > 1) return false;
  return /^System\.(?:String|Boolean|Char|SByte|Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|DBNull)$/.test(name);
}

function isAllowedVariable(path: string, { variables, environment }: DataRules): boolean {
  if (variables === null || variables.some((name) => name.toLowerCase() === path.toLowerCase())) return true;
  return environment && splitVariablePath(path).drive?.toLowerCase() === 'env';
}

function variableList({ variables }: DataRules): string {
  return (variables ?? []).map((name) => `$${name}`).join(', ');
}
