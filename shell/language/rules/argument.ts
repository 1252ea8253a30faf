import type { Expression } from '../ast.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { TokenFlag, type TokenKind } from '../token-table.ts';
import { stringExpression } from './expandable.ts';
import { bareWord } from './name.ts';
import { after, type Parser, span } from './parser.ts';
import { primaryRule } from './primary.ts';

/** What an argument is read for. A command's name is not expanded, unless `&` or `.` stands before it; only arguments make lists. */
export type ArgumentUse = 'name' | 'invokedName' | 'file' | 'argument' | 'condition';

/** Marks everything behind `--%` on a line as one raw argument. */
export const verbatimMark = '--%';

const neverArguments = new Set<TokenKind>([
  'Pipe',
  'RCurly',
  'RParen',
  'EndOfInput',
  'NewLine',
  'Semi',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'MinusMinus',
  'Comma',
]);

const values = new Set<TokenKind>([
  'SplattedVariable',
  'Variable',
  'Number',
  'HereStringExpandable',
  'StringExpandable',
  'HereStringLiteral',
  'StringLiteral',
  'LParen',
  'DollarParen',
  'AtParen',
  'AtCurly',
  'LCurly',
]);

/** Reads one argument in command mode; null at a comma, the end, or what is never an argument. */
export function singleArgumentRule(p: Parser, use: ArgumentUse): Expression | null {
  const { kind } = p.peek();
  if (kind === 'Comma' || kind === 'EndOfInput') return null;
  const mode = p.mode;
  p.setMode(Mode.Command);
  const argument = argumentRule(p, use, p.next());
  p.setMode(mode);
  return argument;
}

/** Reads an argument, or a list of arguments with commas between, from its first token; null when the token is never an argument (it is put back). */
export function argumentRule(p: Parser, use: ArgumentUse, first: Token): Expression | null {
  const list: Expression[] = [];
  let comma: Token | null = null;
  let token = first;
  for (;;) {
    if (neverArguments.has(token.kind)) {
      p.unget(token);
      if (comma === null) return null;
      p.reportIncomplete('MissingExpression', after(comma), ',');
      return { kind: 'ErrorExpression', ...span(list[0]!, comma), nested: list };
    }
    const item = itemRule(p, use, token);
    if (use !== 'argument' || isVerbatimMark(item) || p.peek().kind !== 'Comma') {
      if (list.length === 0) return item;
      list.push(item);
      return { kind: 'ArrayLiteral', ...span(list[0]!, item), elements: list };
    }
    comma = p.next();
    list.push(item);
    p.skipNewlines();
    token = p.next();
  }
}

export function isVerbatimMark(argument: Expression): boolean {
  return argument.kind === 'StringConstantExpression' && argument.stringType === 'BareWord' && argument.value === verbatimMark;
}

function itemRule(p: Parser, use: ArgumentUse, token: Token): Expression {
  const isName = use === 'name' || use === 'invokedName';
  if (values.has(token.kind)) {
    p.unget(token);
    return primaryRule(p, true)!;
  }
  if (isName) token.flags |= TokenFlag.CommandName;
  if (token.kind !== 'Generic') {
    token.flags &= ~TokenFlag.Keyword;
    return bareWord(p, token);
  }
  if (use !== 'name') return stringExpression(p, token);
  return { kind: 'StringConstantExpression', start: token.start, end: token.end, value: token.value, stringType: 'BareWord' };
}
