import type {
  Ast,
  Attribute,
  AttributeBase,
  ErrorStatement,
  FunctionMember,
  PropertyMember,
  TypeConstraint,
  TypeDefinition,
} from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { kindText, TokenFlag } from '../token-table.ts';
import { memberRule } from './class-member.ts';
import { simpleNameToken } from './name.ts';
import { after, type Parser, span } from './parser.ts';
import { typeNameRule } from './type-name.ts';

/** The name behind `class` or `enum`; null, with an error, when it is missing. */
export function typeNameToken(p: Parser, keyword: Token): Token | null {
  p.definesTypes = true;
  p.skipNewlines();
  const name = simpleNameToken(p);
  if (name === null) p.reportIncomplete('MissingNameAfterKeyword', after(keyword), p.textOf(keyword));
  return name;
}

/** Reads the types behind `:`, with commas between. */
export function baseTypesRule(p: Parser): TypeConstraint[] {
  const bases: TypeConstraint[] = [];
  let separator = p.peek();
  if (separator.kind !== 'Colon') return bases;
  do {
    p.skip();
    p.skipNewlines();
    const found = typeNameRule(p, false);
    if (found === null) {
      p.reportIncomplete('TypeNameExpected', after(separator));
      break;
    }
    bases.push({ kind: 'TypeConstraint', start: found.type.start, end: found.type.end, typeName: found.type });
    p.skipNewlines();
    separator = p.peek();
  } while (separator.kind === 'Comma');
  return bases;
}

export function classRule(p: Parser, attributes: AttributeBase[], keyword: Token): TypeDefinition | ErrorStatement {
  const name = typeNameToken(p, keyword);
  if (name === null) return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  name.flags = (name.flags & ~TokenFlag.MemberName) | TokenFlag.TypeName;
  p.skipNewlines();
  const mode = p.mode;
  p.setMode(Mode.Signature);
  const statement = classBody(p, attributes, keyword, name);
  p.setMode(mode);
  return statement;
}

function classBody(p: Parser, attributes: AttributeBase[], keyword: Token, nameToken: Token): TypeDefinition | ErrorStatement {
  const name = p.textOf(nameToken);
  const baseTypes = baseTypesRule(p);
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    const last = baseTypes.at(-1) ?? nameToken;
    p.reportIncomplete('MissingTypeBody', after(last), kindText(keyword.kind));
    return { kind: 'ErrorStatement', ...span(keyword, last), nested: baseTypes };
  }
  const members: (PropertyMember | FunctionMember)[] = [];
  const faulty: Ast[] = [];
  let last: Extent = open;
  for (;;) {
    const found = memberRule(p, name);
    if (found.member === null && found.faulty.length === 0) break;
    if (found.member !== null) members.push(found.member);
    faulty.push(...found.faulty);
    last = found.faulty.at(-1) ?? found.member ?? last;
  }
  const close = p.next();
  if (close.kind === 'RCurly') {
    last = close;
  } else {
    p.unget(close);
    p.reportMissing('MissingEndCurlyBrace', after(open), close);
  }
  const extent = span(attributes[0] ?? keyword, last);
  return definition(attributes, { kind: 'TypeDefinition', ...extent, name, attributes: [], baseTypes, members, typeKind: 'Class' }, faulty);
}

/** Puts the attributes in; what could not be read, or a type before the keyword, makes the whole an error. */
export function definition(attributes: AttributeBase[], type: TypeDefinition, faulty: Ast[]): TypeDefinition | ErrorStatement {
  type.attributes = attributes.filter((attribute): attribute is Attribute => attribute.kind === 'Attribute');
  const types = attributes.filter(({ kind }) => kind === 'TypeConstraint');
  if (types.length === 0 && faulty.length === 0) return type;
  return { kind: 'ErrorStatement', start: type.start, end: type.end, nested: types.length === 0 ? faulty : [...faulty, ...types, type] };
}
