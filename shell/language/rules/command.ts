import type { Command, CommandParameter, Expression, Redirection } from '../ast.ts';
import type { Extent } from '../position.ts';
import { verbatimArgument } from '../scan/next.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { type ArgumentUse, argumentRule, isVerbatimMark } from './argument.ts';
import { bareWord } from './name.ts';
import { after, type Parser, span } from './parser.ts';
import { redirectionRule } from './redirection.ts';

/** What has been read of a command. */
class CommandParts {
  readonly elements: (Expression | CommandParameter)[] = [];
  readonly redirections: Redirection[] = [];
  end: Extent;
  use: ArgumentUse;
  sawDashes = false;

  constructor(first: Extent, use: ArgumentUse) {
    this.end = first;
    this.use = use;
  }

  add(element: Expression | CommandParameter): void {
    this.elements.push(element);
    this.end = element;
  }

  get needsName(): boolean {
    return this.use !== 'argument';
  }
}

/** Reads a command with its arguments; null when none starts here. */
export function commandRule(p: Parser): Command | null {
  const mode = p.mode;
  p.setMode(Mode.Command);
  const first = p.next();
  const invoked = first.kind === 'Dot' || first.kind === 'Ampersand';
  const parts = new CommandParts(first, invoked ? 'invokedName' : 'name');
  let token = invoked ? p.next() : first;
  while (elementRule(p, parts, token)) {
    parts.use = 'argument';
    token = p.next();
  }
  p.setMode(mode);
  if (parts.elements.length === 0) {
    if (invoked) p.report('MissingExpression', first, p.textOf(first));
    return null;
  }
  return {
    kind: 'Command',
    ...span(first, parts.end),
    elements: parts.elements,
    invocationOperator: invoked ? (first.kind === 'Dot' ? 'Dot' : 'Ampersand') : 'Unknown',
    redirections: parts.redirections,
  };
}

/** Reads one element; false when the command has ended before the token (it is put back) or with it. */
function elementRule(p: Parser, parts: CommandParts, token: Token): boolean {
  switch (token.kind) {
    case 'Pipe':
    case 'RCurly':
    case 'RParen':
    case 'EndOfInput':
    case 'NewLine':
    case 'Semi':
    case 'AndAnd':
    case 'OrOr':
    case 'Ampersand':
      p.unget(token);
      return false;
    case 'MinusMinus':
      parts.add(parts.sawDashes ? bareWord(p, token) : parameterNode(token, '-', null));
      parts.sawDashes = true;
      return true;
    case 'Comma':
      parts.end = token;
      p.report('MissingArgument', token);
      p.skipNewlines();
      return true;
    case 'Parameter':
      parts.add(parameterRule(p, parts, token));
      return true;
    case 'Redirection':
    case 'RedirectInStd':
      if (parts.needsName) parts.add(bareWord(p, token));
      else parts.end = redirectionRule(p, token, parts.redirections);
      return true;
    default:
      return wordRule(p, parts, token);
  }
}

function parameterNode(token: Token, parameterName: string, argument: Expression | null): CommandParameter {
  const nameExtent = { start: token.start, end: token.end };
  return { kind: 'CommandParameter', ...span(token, argument ?? token), parameterName, argument, nameExtent };
}

function parameterRule(p: Parser, parts: CommandParts, token: Token): Expression | CommandParameter {
  if (parts.needsName || parts.sawDashes) {
    token.flags |= TokenFlag.CommandName;
    return bareWord(p, token);
  }
  // A comma behind the colon is reported when it is read as an element.
  if (!token.usedColon || p.peek().kind === 'Comma') return parameterNode(token, token.value, null);
  const argument = argumentRule(p, 'argument', p.next());
  if (argument === null) p.report('ParameterRequiresArgument', after(token), p.textOf(token));
  return parameterNode(token, token.value, argument);
}

function wordRule(p: Parser, parts: CommandParts, token: Token): boolean {
  const argument = argumentRule(p, parts.use, token);
  if (argument === null) return false;
  parts.add(argument);
  if (!isVerbatimMark(argument)) return true;
  const { ahead } = p;
  if (ahead !== null && ahead.kind !== 'Parameter') return true;
  if (ahead !== null) p.resync(ahead.start);
  const rest = verbatimArgument(p.scanner);
  parts.add({ kind: 'StringConstantExpression', start: rest.start, end: rest.end, value: rest.value, stringType: 'BareWord' });
  return false;
}
