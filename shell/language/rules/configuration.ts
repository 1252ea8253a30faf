import type { ErrorStatement } from '../ast.ts';
import type { Token } from '../token.ts';
import { argumentRule } from './argument.ts';
import { after, nestedOf, type Parser, span } from './parser.ts';
import { blockExpression } from './primary.ts';

/** Reads `configuration name { }`. Desired State Configuration is no part of this shell, so the statement is always an error. */
export function configurationRule(p: Parser, keyword: Token): ErrorStatement {
  p.skipNewlines();
  const first = p.next();
  if (first.kind === 'LCurly') {
    p.report('MissingConfigurationName', after(keyword));
    return { kind: 'ErrorStatement', ...span(keyword, blockExpression(p, first)), nested: [] };
  }
  if (first.kind === 'EndOfInput') {
    p.unget(first);
    p.reportIncomplete('MissingConfigurationName', after(keyword));
    return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  }
  const name = argumentRule(p, 'argument', first);
  if (name === null) p.reportIncomplete('MissingConfigurationName', first);
  p.skipNewlines();
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    p.reportIncomplete('MissingCurlyInConfigurationStatement', after(name ?? keyword));
    return { kind: 'ErrorStatement', ...span(keyword, name ?? keyword), nested: nestedOf(name) };
  }
  const body = blockExpression(p, open);
  p.report('ConfigurationNotSupportedInPowerShellCore', keyword);
  return { kind: 'ErrorStatement', ...span(keyword, body), nested: nestedOf(name, body) };
}
