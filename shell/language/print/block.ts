import type {
  NamedBlock,
  ParamBlock,
  PipelineBase,
  ScriptBlock,
  ScriptRequirements,
  Statement,
  StatementBlock,
  TrapStatement,
} from '../ast.ts';
import { parametersText } from './definition.ts';
import { endsVerbatim, statementText } from './statement.ts';
import { attributesText } from './type.ts';

export function indent(depth: number): string {
  return '  '.repeat(depth);
}

interface Statements {
  readonly statements: readonly Statement[];
  readonly traps: readonly TrapStatement[];
}

/** Each statement on lines of its own. A semicolon parts a type in brackets from a keyword behind it. */
function lines({ traps, statements }: Statements, depth: number): string[] {
  return [...traps, ...statements].map((statement) => {
    const text = statementText(statement, depth);
    return indent(depth) + text + (text.startsWith('[') && !endsVerbatim(statement) ? ';' : '');
  });
}

/** Statements as they stand in `$( )` and `@( )`. */
export function statementsText(block: Statements, depth: number): string {
  const written = lines(block, depth + 1);
  return written.length === 0 ? '' : `\n${written.join('\n')}\n${indent(depth)}`;
}

/** `{ … }` around statements. */
export function bracedText(block: StatementBlock | NamedBlock, depth: number): string {
  return `{${statementsText(block, depth)}}`;
}

/** A pipeline as it stands in parentheses: the raw argument of a command ends with its line. */
export function pipelineInBrackets(pipeline: PipelineBase, depth: number): string {
  return statementText(pipeline, depth) + (endsVerbatim(pipeline) ? '\n' : '');
}

/** `{ … }` around the parts of a script block. */
export function blockText(block: ScriptBlock, depth: number): string {
  const body = blockBody(block, depth + 1);
  return body === '' ? '{}' : `{\n${body}\n${indent(depth)}}`;
}

function paramText({ attributes, parameters }: ParamBlock, depth: number): string {
  return `${indent(depth)}${attributesText(attributes, depth)}param(${parametersText(parameters, depth)})`;
}

/** The parts of a script block without braces. */
export function blockBody(block: ScriptBlock, depth: number): string {
  const parts = [...requirementLines(block.requirements), ...block.usings.map((using) => statementText(using, depth))];
  if (block.param !== null) parts.push(paramText(block.param, depth));
  for (const named of [block.dynamicParam, block.begin, block.process, block.end_, block.clean]) {
    if (named === null) continue;
    if (named.unnamed) parts.push(...lines(named, depth));
    else parts.push(`${indent(depth)}${named.blockKind} ${bracedText(named, depth)}`);
  }
  return parts.join('\n');
}

function requirementLines(requirements: ScriptRequirements | null): string[] {
  if (requirements === null) return [];
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const found = ['#requires'];
  if (requirements.version !== undefined) found.push(`#requires -Version ${requirements.version}`);
  if (requirements.editions.length > 0) found.push(`#requires -PSEdition ${requirements.editions.map(quote).join(',')}`);
  if (requirements.assemblies.length > 0) found.push(`#requires -Assembly ${requirements.assemblies.map(quote).join(',')}`);
  if (requirements.elevation) found.push('#requires -RunAsAdministrator');
  const keys = {
    name: 'ModuleName',
    guid: 'GUID',
    version: 'ModuleVersion',
    maximumVersion: 'MaximumVersion',
    requiredVersion: 'RequiredVersion',
  };
  for (const module of requirements.modules) {
    const fields = (Object.keys(keys) as (keyof typeof keys)[]).filter((key) => module[key] !== undefined);
    const table = fields.map((key) => `${keys[key]}=${quote(module[key] ?? '')}`).join(';');
    found.push(`#requires -Modules ${fields.length === 1 ? quote(module.name) : `@{${table}}`}`);
  }
  return found;
}
