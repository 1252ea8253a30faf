import type { TypeName } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import { assemblyName } from '../scan/type-name.ts';
import type { Token } from '../token.ts';
import { after, before, type Parser } from './parser.ts';

/** A type name and its first token, which is marked when the brackets turn out to hold an attribute. */
export interface NamedType {
  readonly type: TypeName;
  readonly first: Token;
}

/** Reads a type name without the brackets around it; null when none starts here. */
export function typeNameRule(p: Parser, allowAssembly: boolean): NamedType | null {
  const mode = p.mode;
  p.setMode(Mode.TypeName);
  const first = p.next();
  let type: TypeName | null = null;
  if (first.kind === 'Identifier') type = finishTypeName(p, first, false, allowAssembly);
  else p.unget(first);
  p.setMode(mode);
  return type === null ? null : { type, first };
}

function simple(p: Parser, token: Token): TypeName {
  return named(token, p.textOf(token));
}

function named({ start, end }: Extent, name: string): TypeName {
  return { kind: 'TypeName', start, end, name, genericArguments: [], arrayRanks: [], assembly: null };
}

const unnamed = ':ErrorTypeName:';

function finishTypeName(p: Parser, first: Token, unbracketed: boolean, allowAssembly: boolean): TypeName {
  let token = p.peek();
  if (token.kind === 'LBracket') {
    const bracket = token;
    p.skip();
    p.skipNewlines();
    token = p.next();
    switch (token.kind) {
      case 'RBracket':
      case 'Comma':
        return arrayType(p, simple(p, first), token);
      case 'LBracket':
      case 'Identifier':
        return genericType(p, first, token, unbracketed);
      case 'EndOfInput':
        p.unget(token);
        p.reportIncomplete('MissingTypename', after(bracket));
        return simple(p, first);
      default:
        p.report('UnexpectedToken', token, p.textOf(token));
        p.syncOnError(true, 'RBracket');
        return simple(p, first);
    }
  }
  const type = simple(p, first);
  if (token.kind !== 'Comma' || !allowAssembly || unbracketed) return type;
  p.skip();
  const assembly = readAssembly(p, token);
  if (assembly === null) return type;
  return { ...type, end: p.scanner.offset(p.scanner.at), assembly };
}

function readAssembly(p: Parser, comma: Token): string | null {
  const name = assemblyName(p.scanner);
  if (name.trim() !== '') return name;
  p.report('MissingAssemblyNameSpecification', after(comma));
  return null;
}

/** One argument of a generic type: a name, or a name in brackets that may carry an assembly. */
function genericArgument(p: Parser, first: Token): TypeName {
  if (first.kind === 'Identifier') return finishTypeName(p, first, true, true);
  const token = p.next();
  if (token.kind !== 'Identifier') {
    p.unget(token);
    p.reportIncomplete('MissingTypename', after(token));
    return named(first, unnamed);
  }
  const type = finishTypeName(p, token, false, true);
  const close = p.next();
  if (close.kind !== 'RBracket') {
    p.unget(close);
    p.reportIncomplete('EndSquareBracketExpectedAtEndOfType', before(close));
  }
  return type;
}

/** Reads type arguments behind `[` up to and with `]`; `first` is the first token of the first argument. */
export function genericArguments(p: Parser, first: Token): { types: TypeName[]; close: Token | null } {
  const types = [genericArgument(p, first)];
  for (;;) {
    p.skipNewlines();
    const token = p.next();
    if (token.kind !== 'Comma') {
      if (token.kind === 'RBracket') return { types, close: token };
      p.unget(token);
      p.reportIncomplete('EndSquareBracketExpectedAtEndOfAttribute', before(token));
      return { types, close: null };
    }
    p.skipNewlines();
    const next = p.peek();
    if (next.kind === 'Identifier' || next.kind === 'LBracket') {
      p.skip();
      types.push(genericArgument(p, next));
    } else {
      p.reportIncomplete('MissingTypename', after(token));
      types.push(named(token, unnamed));
    }
  }
}

function genericType(p: Parser, name: Token, first: Token, unbracketed: boolean): TypeName {
  const { types, close } = genericArguments(p, first);
  const type = simple(p, name);
  type.genericArguments = types;
  const result = { ...type, end: (close ?? types.at(-1)!).end };
  const token = p.peek();
  if (token.kind === 'LBracket') {
    p.skip();
    return arrayType(p, result, p.next());
  }
  if (token.kind === 'Comma' && !unbracketed) {
    p.skip();
    result.assembly = readAssembly(p, token);
  }
  return result;
}

/** Reads the dimensions of an array type; `token` is the first behind the `[`. */
function arrayType(p: Parser, element: TypeName, token: Token): TypeName {
  const ranks: number[] = [];
  let { end, assembly } = element;
  for (;;) {
    if (token.kind === 'Comma') {
      let rank = 1;
      let comma = token;
      while (token.kind === 'Comma') {
        comma = token;
        rank++;
        token = p.next();
      }
      if (token.kind !== 'RBracket') {
        p.unget(token);
        p.report('EndSquareBracketExpectedAtEndOfAttribute', after(comma));
      } else {
        end = token.end;
      }
      ranks.push(rank);
    } else if (token.kind === 'RBracket') {
      ranks.push(1);
      end = token.end;
    } else if (token.kind === 'EndOfInput') {
      p.unget(token);
      p.report('EndSquareBracketExpectedAtEndOfAttribute', before(token));
    } else {
      p.report('UnexpectedToken', token, p.textOf(token));
      p.syncOnError(true, 'RBracket');
    }
    const next = p.peek();
    if (next.kind === 'Comma') {
      p.skip();
      assembly = readAssembly(p, next);
      break;
    }
    if (next.kind !== 'LBracket') break;
    p.skip();
    token = p.next();
  }
  return { ...element, end, assembly, arrayRanks: [...element.arrayRanks, ...ranks] };
}
