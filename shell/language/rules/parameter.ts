import type { Attribute, AttributeBase, Expression, ParamBlock, Parameter, VariableExpression } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { attributeListRule } from './attribute.ts';
import { expressionRule } from './expression.ts';
import { after, before, type Parser, span } from './parser.ts';
import { fullTypeName } from './unary.ts';

/** Reads a param block with its attributes; null, with nothing read, when none starts here. */
export function paramBlockRule(p: Parser): ParamBlock | null {
  const restore = p.restorePoint();
  const key = `param ${restore}`;
  if (p.plainBrackets.has(key)) return null;
  p.skipNewlines();
  const attributes = attributeListRule(p, false);
  p.skipNewlines();
  const word = p.peek();
  const open = word.kind === 'Param' ? openParenthesis(p) : null;
  if (open === null) {
    if (attributes.length > 0) p.plainBrackets.add(key);
    p.resync(restore);
    return null;
  }
  const parameters = parameterListRule(p);
  p.skipNewlines();
  const close = p.next();
  let last: Extent = close;
  if (close.kind !== 'RParen') {
    p.unget(close);
    last = before(close);
    p.reportIncomplete('MissingEndParenthesisInFunctionParameterList', after(parameters.at(-1) ?? open));
  }
  const start = word.start;
  return { kind: 'ParamBlock', start, end: Math.max(last.end, open.end), attributes: onlyAttributes(p, attributes), parameters };
}

/** `param` without a parenthesis is the name of a command. */
function openParenthesis(p: Parser): Token | null {
  p.skip();
  p.skipNewlines();
  const open = p.next();
  return open.kind === 'LParen' ? open : null;
}

function onlyAttributes(p: Parser, attributes: AttributeBase[]): Attribute[] {
  const kept: Attribute[] = [];
  for (const attribute of attributes) {
    if (attribute.kind === 'Attribute') kept.push(attribute);
    else p.report('TypeNotAllowedBeforeParam', attribute, fullTypeName(p, attribute));
  }
  return kept;
}

/** Reads parameters with commas between; the parenthesis has been read. */
export function parameterListRule(p: Parser): Parameter[] {
  const parameters: Parameter[] = [];
  let comma: Token | null = null;
  for (;;) {
    const parameter = parameterRule(p);
    if (parameter === null) {
      if (comma !== null) p.reportIncomplete('MissingExpressionAfterToken', after(comma), ',');
      return parameters;
    }
    parameters.push(parameter);
    p.skipNewlines();
    comma = p.peek();
    if (comma.kind !== 'Comma') return parameters;
    p.skip();
  }
}

function parameterRule(p: Parser): Parameter | null {
  const mode = p.mode;
  const commaEnds = p.commaEnds;
  p.commaEnds = true;
  p.setMode(Mode.Expression);
  const parameter = readParameter(p);
  p.commaEnds = commaEnds;
  p.setMode(mode);
  return parameter;
}

function readParameter(p: Parser): Parameter | null {
  p.skipNewlines();
  const attributes = attributeListRule(p, false);
  p.skipNewlines();
  const token = p.next();
  if (token.kind !== 'Variable' && token.kind !== 'SplattedVariable') {
    p.unget(token);
    return attributes.length === 0 ? null : namelessParameter(p, attributes);
  }
  const name: VariableExpression = {
    kind: 'VariableExpression',
    start: token.start,
    end: token.end,
    path: token.value,
    splatted: token.kind === 'SplattedVariable',
  };
  p.skipNewlines();
  const equals = p.peek();
  let defaultValue: Expression | null = null;
  if (equals.kind === 'Equals') {
    p.skip();
    p.skipNewlines();
    defaultValue = expressionRule(p);
    if (defaultValue === null) p.reportIncomplete('MissingExpressionAfterToken', after(equals), '=');
  }
  return { kind: 'Parameter', ...span(attributes[0] ?? name, defaultValue ?? name), attributes, name, defaultValue };
}

/** Attributes without a variable: the rest of the list is skipped. */
function namelessParameter(p: Parser, attributes: AttributeBase[]): Parameter {
  const extent = span(attributes[0]!, attributes.at(-1)!);
  p.reportIncomplete('InvalidFunctionParameter', after(extent));
  p.syncOnError(true, 'RParen');
  const name: VariableExpression = { kind: 'VariableExpression', ...extent, path: '__error__', splatted: false };
  return { kind: 'Parameter', ...extent, attributes, name, defaultValue: null };
}

/** Reads `( parameters )` behind the name of a function or method. `parameters` is null without parenthesis; `errorEnd` tells how far it goes when its `)` is missing. */
export function parameterDeclarationRule(p: Parser): { parameters: Parameter[] | null; close: Token | null; errorEnd: Extent | null } {
  p.skipNewlines();
  const open = p.peek();
  if (open.kind !== 'LParen') return { parameters: null, close: null, errorEnd: null };
  p.skip();
  const parameters = parameterListRule(p);
  p.skipNewlines();
  const close = p.next();
  let errorEnd: Extent | null = null;
  if (close.kind !== 'RParen') {
    p.unget(close);
    errorEnd = parameters.at(-1) ?? open;
    p.reportIncomplete('MissingEndParenthesisInFunctionParameterList', after(errorEnd));
  }
  p.skipNewlines();
  return { parameters, close, errorEnd };
}
