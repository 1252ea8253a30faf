import type { ErrorStatement, FunctionDefinition } from '../ast.ts';
import type { Token } from '../token.ts';
import { TokenFlag, type TokenKind } from '../token-table.ts';
import { parameterDeclarationRule } from './parameter.ts';
import { after, type Parser, span } from './parser.ts';
import { scriptBlockRule } from './script-block.ts';

/** What is never the name of a function: signs, strings and variables. */
const neverNames = new Set<TokenKind>([
  'Pipe',
  'LParen',
  'LCurly',
  'AtParen',
  'AtCurly',
  'RCurly',
  'RParen',
  'EndOfInput',
  'Semi',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'Variable',
  'SplattedVariable',
  'HereStringExpandable',
  'HereStringLiteral',
  'StringLiteral',
  'StringExpandable',
]);

export function functionRule(p: Parser, keyword: Token): FunctionDefinition | ErrorStatement {
  p.skipNewlines();
  const name = p.next();
  if (neverNames.has(name.kind)) {
    p.unget(name);
    p.reportIncomplete('MissingNameAfterKeyword', after(keyword), p.textOf(keyword));
    return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  }
  name.flags &= ~TokenFlag.Keyword;
  const { parameters, close, errorEnd: badEnd } = parameterDeclarationRule(p);
  let errorEnd = badEnd;
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    if (errorEnd === null) {
      errorEnd = close ?? name;
      p.reportIncomplete('MissingFunctionBody', after(errorEnd));
    }
  }
  if (errorEnd !== null) return { kind: 'ErrorStatement', ...span(keyword, errorEnd), nested: parameters ?? [] };
  const body = scriptBlockRule(p, open, keyword.kind === 'Filter');
  const extent = span(keyword, body);
  if (keyword.kind === 'Workflow') {
    p.report('WorkflowNotSupportedInPowerShellCore', extent);
    return { kind: 'ErrorStatement', ...extent, nested: [...(parameters ?? []), body] };
  }
  return {
    kind: 'FunctionDefinition',
    ...extent,
    name: name.kind === 'Generic' ? name.value : p.textOf(name),
    isFilter: keyword.kind === 'Filter',
    isWorkflow: false,
    parameters,
    body,
  };
}
