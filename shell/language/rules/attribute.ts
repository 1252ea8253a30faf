import type { Attribute, AttributeBase, Expression, NamedAttributeArgument, TypeConstraint } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { expressionRule } from './expression.ts';
import { simpleNameRule } from './name.ts';
import { after, before, type Parser, span } from './parser.ts';
import { typeNameRule } from './type-name.ts';

/** Reads attributes and types in brackets one after the other. In an expression a type must be followed directly by what it applies to. */
export function attributeListRule(p: Parser, inExpression: boolean): AttributeBase[] {
  const attributes: AttributeBase[] = [];
  for (let attribute = attributeRule(p); attribute !== null; attribute = attributeRule(p)) {
    attributes.push(attribute);
    if (!inExpression || attribute.kind === 'Attribute') p.skipNewlines();
  }
  return attributes;
}

/** Reads `[type]` or `[attribute( … )]`; null when no bracket starts here. */
export function attributeRule(p: Parser): AttributeBase | null {
  const bracket = p.openBracket();
  if (bracket === null) return null;
  p.skipNewlines();
  const name = typeNameRule(p, true);
  if (name === null) {
    p.resync(bracket.start);
    p.reportIncomplete('MissingTypename', after(bracket));
    return null;
  }
  const token = p.next();
  if (token.kind === 'LParen') {
    name.first.flags |= TokenFlag.AttributeName;
    return finishAttribute(p, bracket, name.type, token);
  }
  let close: Extent = token;
  if (token.kind !== 'RBracket') {
    p.unget(token);
    p.report('EndSquareBracketExpectedAtEndOfAttribute', before(token));
    close = name.type;
  }
  return { kind: 'TypeConstraint', ...span(bracket, close), typeName: name.type } satisfies TypeConstraint;
}

function finishAttribute(p: Parser, bracket: Token, typeName: Attribute['typeName'], open: Token): Attribute {
  p.skipNewlines();
  const mode = p.mode;
  p.setMode(Mode.Expression);
  const found = attributeArguments(p, open);
  p.setMode(mode);
  p.skipNewlines();
  let last: Extent = found.last;
  const paren = p.next();
  if (paren.kind === 'RParen') {
    last = paren;
  } else {
    p.unget(paren);
    p.reportIncomplete('MissingEndParenthesisInExpression', after(last));
  }
  p.skipNewlines();
  const close = p.next();
  if (close.kind === 'RBracket') {
    last = close;
  } else {
    p.unget(close);
    if (paren.kind === 'RParen') p.reportIncomplete('EndSquareBracketExpectedAtEndOfAttribute', after(paren));
  }
  return { kind: 'Attribute', ...span(bracket, last), typeName, positional: found.positional, named: found.named };
}

interface Arguments {
  readonly positional: Expression[];
  readonly named: NamedAttributeArgument[];
  last: Extent;
}

function attributeArguments(p: Parser, open: Token): Arguments {
  const found: Arguments = { positional: [], named: [], last: open };
  const seen = new Set<string>();
  const commaEnds = p.commaEnds;
  p.commaEnds = true;
  let comma: Token | null = null;
  for (;;) {
    p.skipNewlines();
    attributeArgument(p, found, seen, comma);
    p.skipNewlines();
    comma = p.peek();
    if (comma.kind !== 'Comma') break;
    found.last = comma;
    p.skip();
  }
  p.commaEnds = commaEnds;
  return found;
}

function attributeArgument(p: Parser, found: Arguments, seen: Set<string>, comma: Token | null): void {
  const name = simpleNameRule(p);
  if (name !== null) {
    let argument: Expression | null = null;
    const equals = p.peek();
    if (equals.kind === 'Equals') {
      p.skip();
      p.skipNewlines();
      argument = expressionRule(p);
      if (argument === null) {
        p.reportIncomplete('MissingExpressionInNamedArgument', after(equals));
        argument = { kind: 'ErrorExpression', ...after(equals), nested: [] };
        p.syncOnError(true, 'Comma', 'RParen', 'RBracket', 'NewLine');
      }
      found.last = argument;
    }
    if (seen.has(name.value)) {
      p.report('DuplicateNamedArgument', name, name.value);
    } else {
      seen.add(name.value);
      found.named.push({ kind: 'NamedAttributeArgument', ...span(name, argument ?? name), name: name.value, argument });
    }
    return;
  }
  const value = expressionRule(p);
  if (value !== null) {
    found.positional.push(value);
    found.last = value;
  } else if (comma !== null) {
    const place = after(comma);
    p.reportIncomplete('MissingExpressionAfterToken', place, ',');
    found.positional.push({ kind: 'ErrorExpression', ...place, nested: [] });
    found.last = place;
  }
}
