import type { AttributeBase, ErrorStatement, Expression, PropertyMember, TypeDefinition } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { kindText } from '../token-table.ts';
import { baseTypesRule, definition, typeNameToken } from './class.ts';
import { memberEnd } from './class-member.ts';
import { expressionRule } from './expression.ts';
import { simpleNameRule } from './name.ts';
import { after, type Parser, span } from './parser.ts';

export function enumRule(p: Parser, attributes: AttributeBase[], keyword: Token): TypeDefinition | ErrorStatement {
  const name = typeNameToken(p, keyword);
  if (name === null) return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  p.skipNewlines();
  const mode = p.mode;
  p.setMode(Mode.Signature);
  const baseTypes = baseTypesRule(p);
  p.setMode(mode);
  p.skipNewlines();
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    const last = baseTypes.at(-1) ?? name;
    p.reportIncomplete('MissingTypeBody', after(last), kindText(keyword.kind));
    return { kind: 'ErrorStatement', ...span(keyword, last), nested: baseTypes };
  }
  const members: PropertyMember[] = [];
  for (let member = enumMemberRule(p); member !== null; member = enumMemberRule(p)) members.push(member);
  let last: Extent = members.at(-1) ?? open;
  const close = p.next();
  if (close.kind === 'RCurly') {
    last = close;
  } else {
    p.unget(close);
    p.reportMissing('MissingEndCurlyBrace', after(open), close);
  }
  const extent = span(attributes[0] ?? keyword, last);
  return definition(
    attributes,
    { kind: 'TypeDefinition', ...extent, name: p.textOf(name), attributes: [], baseTypes, members, typeKind: 'Enum' },
    [],
  );
}

function enumMemberRule(p: Parser): PropertyMember | null {
  p.skipNewlines();
  const name = simpleNameRule(p);
  if (name === null) return null;
  let initialValue: Expression | null = null;
  let last: Extent = name;
  let missing = false;
  const mode = p.mode;
  p.setMode(Mode.Expression);
  const equals = p.peek();
  if (equals.kind === 'Equals') {
    p.skip();
    initialValue = expressionRule(p);
    missing = initialValue === null;
    last = initialValue ?? equals;
    if (missing) p.report('ExpectedValueExpression', after(equals), '=');
  }
  p.setMode(mode);
  const end = memberEnd(p, last, !missing);
  return {
    kind: 'PropertyMember',
    ...span(name, end),
    name: name.value,
    propertyType: null,
    attributes: [],
    initialValue,
    isStatic: true,
    isHidden: false,
  };
}
