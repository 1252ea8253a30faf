import type {
  Command,
  CommandExpression,
  Expression,
  Pipeline,
  PipelineChain,
  Redirection,
  RedirectionStream,
  Statement,
  SwitchStatement,
  UsingStatement,
} from '../ast.ts';
import { kindText } from '../token-table.ts';
import { bracedText, indent, pipelineInBrackets } from './block.ts';
import { functionText, typeDefinitionText } from './definition.ts';
import { expressionText, variableText } from './expression.ts';
import { wordText } from './string.ts';
import { attributeText } from './type.ts';

/** The text of a statement without what parts it from the next. */
export function statementText(node: Statement, depth: number): string {
  const pipeline = (inner: Parameters<typeof pipelineInBrackets>[0] | null): string =>
    inner === null ? '' : pipelineInBrackets(inner, depth);
  switch (node.kind) {
    case 'Pipeline':
      return pipelineText(node, depth);
    case 'PipelineChain':
      return chainText(node, depth);
    case 'AssignmentStatement':
      return `${expressionText(node.left, depth)} ${kindText(node.operator)} ${statementText(node.right, depth)}`;
    case 'CommandExpression':
      return commandText(node, depth);
    case 'UsingStatement':
      return usingText(node, depth);
    case 'FunctionDefinition':
      return functionText(node, depth);
    case 'TypeDefinition':
      return typeDefinitionText(node, depth);
    case 'IfStatement': {
      const clauses = node.clauses.map(({ condition, body }) => `if (${pipeline(condition)}) ${bracedText(body, depth)}`).join(' else');
      return node.elseClause === null ? clauses : `${clauses} else ${bracedText(node.elseClause, depth)}`;
    }
    case 'TryStatement': {
      const catches = node.catchClauses.map(({ catchTypes, body }) => {
        const types = catchTypes.map((type) => attributeText(type, depth)).join(', ');
        return ` catch ${types}${types === '' ? '' : ' '}${bracedText(body, depth)}`;
      });
      return `try ${bracedText(node.body, depth)}${catches.join('')}${node.finally_ === null ? '' : ` finally ${bracedText(node.finally_, depth)}`}`;
    }
    case 'SwitchStatement':
      return switchText(node, depth);
    case 'ForEachStatement':
      return `${label(node)}foreach (${variableText(node.variable)} in ${pipeline(node.condition)}) ${bracedText(node.body, depth)}`;
    case 'ForStatement':
      return `${label(node)}for (${pipeline(node.initializer)}; ${pipeline(node.condition)}; ${pipeline(node.iterator)}) ${bracedText(node.body, depth)}`;
    case 'WhileStatement':
      return `${label(node)}while (${pipeline(node.condition)}) ${bracedText(node.body, depth)}`;
    case 'DoWhileStatement':
      return `${label(node)}do ${bracedText(node.body, depth)} while (${pipeline(node.condition)})`;
    case 'DoUntilStatement':
      return `${label(node)}do ${bracedText(node.body, depth)} until (${pipeline(node.condition)})`;
    case 'BreakStatement':
      return flowText('break', node.label, depth);
    case 'ContinueStatement':
      return flowText('continue', node.label, depth);
    case 'ReturnStatement':
      return node.pipeline === null ? 'return' : `return ${statementText(node.pipeline, depth)}`;
    case 'ThrowStatement':
      return node.pipeline === null ? 'throw' : `throw ${statementText(node.pipeline, depth)}`;
    case 'ExitStatement':
      return node.pipeline === null ? 'exit' : `exit ${statementText(node.pipeline, depth)}`;
    case 'TrapStatement':
      return `trap ${node.trapType === null ? '' : `${attributeText(node.trapType, depth)} `}${bracedText(node.body, depth)}`;
    case 'DataStatement': {
      const commands = node.commandsAllowed.map((command) => expressionText(command, depth)).join(', ');
      return `data ${node.variable ?? ''}${commands === '' ? '' : ` -SupportedCommand ${commands}`} ${bracedText(node.body, depth)}`;
    }
    case 'BlockStatement':
      return `${node.keyword} ${bracedText(node.body, depth)}`;
    case 'ErrorStatement':
      return '';
  }
}

function label(node: { readonly label: string | null }): string {
  return node.label === null ? '' : `:${node.label} `;
}

function flowText(keyword: string, target: Expression | null, depth: number): string {
  return target === null ? keyword : `${keyword} ${expressionText(target, depth)}`;
}

/** True when the text ends in an argument that takes the rest of its line. */
export function endsVerbatim(node: Statement): boolean {
  switch (node.kind) {
    case 'Pipeline': {
      const last = node.elements.at(-1);
      return last?.kind === 'Command' && isVerbatim(last);
    }
    case 'PipelineChain':
      return endsVerbatim(node.right);
    case 'AssignmentStatement':
      return endsVerbatim(node.right);
    default:
      return false;
  }
}

function isVerbatim({ elements }: Command): boolean {
  const mark = elements.at(-2);
  return mark?.kind === 'StringConstantExpression' && mark.stringType === 'BareWord' && mark.value === '--%';
}

function pipelineText({ elements, background }: Pipeline, depth: number): string {
  const parts = elements.map((element, at) => {
    const bar = at === elements.length - 1 ? '' : element.kind === 'Command' && isVerbatim(element) ? '| ' : ' | ';
    return commandText(element, depth) + bar;
  });
  return parts.join('') + (background ? ' &' : '');
}

function chainText({ left, right, operator, background }: PipelineChain, depth: number): string {
  return `${statementText(left, depth)}${endsVerbatim(left) ? '' : ' '}${kindText(operator)} ${statementText(right, depth)}${background ? ' &' : ''}`;
}

const streams: Record<RedirectionStream, string> = {
  All: '*',
  Output: '',
  Error: '2',
  Warning: '3',
  Verbose: '4',
  Debug: '5',
  Information: '6',
};

function redirectionText(node: Redirection, depth: number): string {
  if (node.kind === 'MergingRedirection') return ` ${streams[node.from]}>&1`;
  return ` ${streams[node.from]}${node.append ? '>>' : '>'} ${expressionText(node.location, depth)}`;
}

function commandText(node: Command | CommandExpression, depth: number): string {
  const redirections = node.redirections.map((redirection) => redirectionText(redirection, depth)).join('');
  if (node.kind === 'CommandExpression') return expressionText(node.expression, depth) + redirections;
  const [name, ...rest] = node.elements.map((element, at) => elementText(element, node, at, depth));
  const operator = { Unknown: '', Ampersand: '& ', Dot: '. ' }[node.invocationOperator];
  return `${operator}${name}${redirections}${rest.map((text) => ` ${text}`).join('')}`;
}

function elementText(element: Command['elements'][number], command: Command, at: number, depth: number): string {
  if (element.kind === 'CommandParameter') {
    return `-${element.parameterName}${element.argument === null ? '' : `: ${expressionText(element.argument, depth)}`}`;
  }
  const isWord = element.kind === 'StringConstantExpression' && element.stringType === 'BareWord';
  if (isWord && at === command.elements.length - 1 && isVerbatim(command)) return element.value;
  return isWord && at === 0 ? wordText(element.value, true) : expressionText(element, depth);
}

function switchText({ flags, condition, clauses, defaultClause, label: name }: SwitchStatement, depth: number): string {
  const words = [flags.exact && '-exact', flags.wildcard && '-wildcard', flags.regex && '-regex', flags.caseSensitive && '-casesensitive'];
  const head = words.filter((word) => word !== false).map((word) => `${word} `);
  const inner = indent(depth + 1);
  const lines = clauses.map(({ condition: test, body }) => `${inner}${expressionText(test, depth + 1)} ${bracedText(body, depth + 1)}\n`);
  if (defaultClause !== null) lines.push(`${inner}default ${bracedText(defaultClause, depth + 1)}\n`);
  const subject = flags.file ? `-file ${statementText(condition, depth)}` : `(${pipelineInBrackets(condition, depth)})`;
  return `${label({ label: name })}switch ${head.join('')}${subject} {\n${lines.join('')}${indent(depth)}}`;
}

function usingText({ usingKind, name, moduleSpecification, alias }: UsingStatement, depth: number): string {
  const item = name ?? moduleSpecification;
  const value = alias ?? (name === null ? null : moduleSpecification);
  const text = item === null ? '' : expressionText(item, depth);
  return `using ${usingKind.toLowerCase()} ${text}${value === null ? '' : ` = ${expressionText(value, depth)}`}`;
}
