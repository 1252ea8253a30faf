import type { Ast, Attribute, Expression, FunctionMember, PropertyMember, TypeConstraint } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { TokenFlag } from '../token-table.ts';
import { attributeRule } from './attribute.ts';
import { expressionRule } from './expression.ts';
import { methodRule } from './method.ts';
import { after, nestedOf, type Parser, span } from './parser.ts';

/** Attributes, type and words before the name of a member. */
interface Head {
  readonly attributes: Attribute[];
  type: TypeConstraint | null;
  static: Token | null;
  hidden: Token | null;
  first: Extent | null;
  last: Extent | null;
}

/** A member, or what could be read of one. Neither: no member starts here. */
export interface FoundMember {
  readonly member: PropertyMember | FunctionMember | null;
  readonly faulty: readonly Ast[];
}

const nothing: FoundMember = { member: null, faulty: [] };

/** Reads a member of a class. */
export function memberRule(p: Parser, className: string): FoundMember {
  const head: Head = { attributes: [], type: null, static: null, hidden: null, first: null, last: null };
  const token = headRule(p, head);
  const first = head.first ?? token;
  if (token.kind === 'Variable') {
    p.skip();
    return propertyRule(p, head, first, token);
  }
  if (token.kind === 'Identifier' || (token.flags & TokenFlag.Keyword) !== 0) {
    token.flags = 0;
    p.skip();
    const method = methodRule(p, token, className, head.static !== null);
    if (method === null) {
      p.syncOnError(false, 'RCurly');
      return { member: null, faulty: nestedOf(head.attributes, head.type) };
    }
    const flags = { isStatic: head.static !== null, isHidden: head.hidden !== null };
    const extent = span(first, method.body);
    return {
      member: { kind: 'FunctionMember', ...extent, ...method, returnType: head.type, attributes: head.attributes, ...flags },
      faulty: [],
    };
  }
  if (head.last === null) return nothing;
  p.reportIncomplete('IncompleteMemberDefinition', after(head.last));
  return { member: null, faulty: nestedOf(head.attributes, head.type) };
}

/** Reads up to the name of the member and returns the token that stands there. */
function headRule(p: Parser, head: Head): Token {
  for (;;) {
    p.skipNewlines();
    const attribute = attributeRule(p);
    if (attribute !== null) {
      head.last = attribute;
      head.first ??= attribute;
      if (attribute.kind === 'Attribute') head.attributes.push(attribute);
      else if (head.type === null) head.type = attribute;
      else p.report('TooManyTypes', attribute);
      continue;
    }
    const token = p.peek();
    if (token.kind !== 'Hidden' && token.kind !== 'Static') return token;
    const word = token.kind === 'Hidden' ? 'hidden' : 'static';
    if (head[word] !== null) p.report('DuplicateQualifier', token, p.textOf(token));
    head[word] = token;
    head.first ??= token;
    head.last = token;
    p.skip();
  }
}

function propertyRule(p: Parser, head: Head, first: Extent, name: Token): FoundMember {
  let initialValue: Expression | null = null;
  if (p.peek().kind === 'Equals') {
    p.skip();
    p.skipNewlines();
    initialValue = expressionRule(p);
  }
  const last = memberEnd(p, initialValue ?? name, true);
  if (name.value === '') return { member: null, faulty: nestedOf(head.attributes, head.type, initialValue) };
  const member: PropertyMember = {
    kind: 'PropertyMember',
    ...span(first, last),
    name: name.value,
    propertyType: head.type,
    attributes: head.attributes,
    initialValue,
    isStatic: head.static !== null,
    isHidden: head.hidden !== null,
  };
  return { member, faulty: [] };
}

/** Passes what ends a property or enum member; a semicolon belongs to it. */
export function memberEnd(p: Parser, last: Extent, reportMissing: boolean): Extent {
  const token = p.peek();
  if (token.kind !== 'NewLine' && token.kind !== 'Semi' && token.kind !== 'RCurly' && reportMissing) {
    p.reportIncomplete('MissingPropertyTerminator', after(last));
  }
  p.skipNewlinesAndSemicolons();
  return token.kind === 'Semi' ? token : last;
}
