import type { ErrorStatement, Expression, StringConstantExpression, UsingStatement } from '../ast.ts';
import type { Token } from '../token.ts';
import type { TokenKind } from '../token-table.ts';
import { argumentRule } from './argument.ts';
import { after, type Parser, span } from './parser.ts';

const directives: Partial<Record<TokenKind, UsingStatement['usingKind']>> = {
  Namespace: 'Namespace',
  Module: 'Module',
  Assembly: 'Assembly',
  Command: 'Command',
  Type: 'Type',
};

/** Reads a using statement. Aliases are read, and reported as not supported where PowerShell does so. */
export function usingRule(p: Parser, keyword: Token): UsingStatement | ErrorStatement {
  p.definesTypes = true;
  const directive = p.next();
  const usingKind = directives[directive.kind];
  if (usingKind === undefined) {
    p.unget(directive);
    p.reportIncomplete('MissingUsingStatementDirective', after(keyword));
    return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  }
  const first = p.next();
  if (first.kind === 'EndOfInput' || first.kind === 'NewLine' || first.kind === 'Comma' || first.kind === 'Semi') {
    p.reportIncomplete('MissingUsingItemName', after(directive));
    return { kind: 'ErrorStatement', ...span(keyword, directive), nested: [] };
  }
  const item = argumentRule(p, 'argument', first);
  if (item === null) {
    p.report('InvalidValueForUsingItemName', first, p.textOf(first));
    p.syncOnError(true, 'Semi', 'NewLine');
    return { kind: 'ErrorStatement', ...span(keyword, first), nested: [] };
  }
  if (item.kind !== 'StringConstantExpression' && (usingKind !== 'Module' || item.kind !== 'HashtableExpression')) {
    p.report('InvalidValueForUsingItemName', item, p.textOf(item));
    return { kind: 'ErrorStatement', ...span(keyword, item), nested: [] };
  }
  return finish(p, keyword, usingKind, item);
}

function finish(p: Parser, keyword: Token, usingKind: UsingStatement['usingKind'], item: Expression): UsingStatement | ErrorStatement {
  const statement: UsingStatement = {
    kind: 'UsingStatement',
    ...span(keyword, item),
    usingKind,
    name: null,
    alias: null,
    moduleSpecification: null,
  };
  if (item.kind === 'HashtableExpression') statement.moduleSpecification = item;
  else statement.name = item as StringConstantExpression;
  if (usingKind !== 'Assembly' && statement.name !== null) {
    const equals = p.peek();
    if (equals.kind === 'Equals') return aliased(p, keyword, statement, equals);
    if (usingKind === 'Command' || usingKind === 'Type') {
      p.reportIncomplete('MissingEqualsInUsingAlias', after(item));
      return { kind: 'ErrorStatement', ...span(keyword, item), nested: [item] };
    }
  }
  requireTerminator(p);
  return statement;
}

function aliased(p: Parser, keyword: Token, statement: UsingStatement, equals: Token): UsingStatement | ErrorStatement {
  p.skip();
  const first = p.next();
  if (first.kind === 'EndOfInput') {
    p.unget(first);
    p.reportIncomplete('MissingNamespaceAlias', after(equals));
    return { kind: 'ErrorStatement', ...span(keyword, equals), nested: [] };
  }
  const value = argumentRule(p, 'argument', first);
  if (value?.kind === 'HashtableExpression' && statement.usingKind === 'Module') {
    requireTerminator(p);
    return { ...statement, end: value.end, moduleSpecification: value };
  }
  if (value?.kind !== 'StringConstantExpression') {
    return { kind: 'ErrorStatement', ...span(keyword, value ?? equals), nested: value === null ? [] : [value] };
  }
  requireTerminator(p);
  return { ...statement, end: value.end, alias: value };
}

function requireTerminator(p: Parser): void {
  const token = p.peek();
  if (token.kind === 'NewLine' || token.kind === 'Semi') p.skip();
  else if (token.kind !== 'EndOfInput') p.reportIncomplete('MissingStatementTerminator', token);
}
