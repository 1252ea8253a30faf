import type { BaseCtorInvokeMemberExpression, FunctionMember } from '../ast.ts';
import type { Extent } from '../position.ts';
import { Mode } from '../scan/scanner.ts';
import type { Token } from '../token.ts';
import { argumentListRule } from './member.ts';
import { parameterDeclarationRule } from './parameter.ts';
import { after, type Parser, span } from './parser.ts';
import { scriptBlockRule } from './script-block.ts';

type Method = Pick<FunctionMember, 'name' | 'nameExtent' | 'parameters' | 'body' | 'baseCall' | 'isConstructor'>;

/** Reads a method behind its name; null, with errors, when it has no body. A method that bears the name of its class is a constructor. */
export function methodRule(p: Parser, nameToken: Token, className: string, isStatic: boolean): Method | null {
  const name = p.textOf(nameToken);
  const isConstructor = name.toLowerCase() === className.toLowerCase();
  if (p.peek().kind !== 'LParen') p.reportIncomplete('MissingMethodParameterList', after(nameToken));
  const declared = p.peek().kind === 'LParen' ? parameterDeclarationRule(p) : { parameters: null, close: null, errorEnd: null };
  const base = isConstructor && !isStatic ? baseCallRule(p) : { call: null, errorEnd: null };
  let errorEnd = base.errorEnd ?? declared.errorEnd;
  const open = p.next();
  if (open.kind !== 'LCurly') {
    p.unget(open);
    if (errorEnd === null) {
      errorEnd = declared.close ?? nameToken;
      p.reportIncomplete('MissingFunctionBody', after(errorEnd));
    }
  }
  if (errorEnd !== null) return null;
  const mode = p.mode;
  p.setMode(Mode.Command);
  const body = scriptBlockRule(p, open);
  p.setMode(mode);
  return {
    name,
    nameExtent: { start: nameToken.start, end: nameToken.end },
    parameters: declared.parameters ?? [],
    body,
    baseCall: base.call,
    isConstructor,
  };
}

/** Reads `: base( … )` between the parameters and the body of a constructor. */
function baseCallRule(p: Parser): { call: BaseCtorInvokeMemberExpression | null; errorEnd: Extent | null } {
  p.skipNewlines();
  const mode = p.mode;
  p.setMode(Mode.Signature);
  const found = readBaseCall(p);
  p.setMode(mode);
  return found;
}

function readBaseCall(p: Parser): { call: BaseCtorInvokeMemberExpression | null; errorEnd: Extent | null } {
  const colon = p.peek();
  if (colon.kind !== 'Colon') return { call: null, errorEnd: null };
  p.skip();
  p.skipNewlines();
  const base = p.peek();
  if (base.kind !== 'Base') {
    p.reportIncomplete('MissingBaseCtorCall', after(colon));
    return { call: null, errorEnd: colon };
  }
  p.skip();
  p.skipNewlines();
  const open = p.peek();
  if (open.kind !== 'LParen') {
    p.reportIncomplete('MissingMethodParameterList', after(base));
    return { call: null, errorEnd: base };
  }
  p.skip();
  const { list, last } = argumentListRule(p, open);
  p.skipNewlines();
  return { call: { kind: 'BaseCtorInvokeMemberExpression', ...span(base, last), arguments: list }, errorEnd: null };
}
