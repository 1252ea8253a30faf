import type { CatchClause, ErrorStatement, StatementBlock, TrapStatement, TryStatement, TypeConstraint } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { attributeRule } from './attribute.ts';
import { after, nestedOf, type Parser, span } from './parser.ts';
import { statementBlockRule } from './statement-list.ts';

/** Reads `[type]`; an attribute in its place belongs to something else and stays unread. */
function typeRule(p: Parser): TypeConstraint | null {
  const restore = p.restorePoint();
  const key = `type ${restore}`;
  if (p.plainBrackets.has(key)) return null;
  p.skipNewlines();
  const type = attributeRule(p);
  if (type?.kind === 'TypeConstraint') return type;
  if (type !== null) {
    p.plainBrackets.add(key);
    p.resync(restore);
  }
  return null;
}

/** Reads a body in which a bare `throw` throws again. */
function handlerRule(p: Parser): StatementBlock | null {
  p.catches++;
  const body = statementBlockRule(p);
  p.catches--;
  return body;
}

export function trapRule(p: Parser, keyword: Token): TrapStatement | ErrorStatement {
  const trapType = typeRule(p);
  const body = statementBlockRule(p);
  if (body !== null) return { kind: 'TrapStatement', ...span(keyword, body), trapType, body };
  const last = trapType ?? keyword;
  p.reportIncomplete('MissingTrapStatement', after(last));
  return { kind: 'ErrorStatement', ...span(keyword, last), nested: nestedOf(trapType) };
}

/** What went wrong in the clauses of a try, and how far it went. */
interface TryErrors {
  end: Extent | null;
  readonly types: TypeConstraint[];
}

export function tryRule(p: Parser, keyword: Token): TryStatement | ErrorStatement {
  p.skipNewlines();
  const body = statementBlockRule(p);
  if (body === null) {
    p.reportIncomplete('MissingTryStatementBlock', after(keyword));
    return { kind: 'ErrorStatement', start: keyword.start, end: keyword.end, nested: [] };
  }
  const errors: TryErrors = { end: null, types: [] };
  const catchClauses: CatchClause[] = [];
  for (let clause = catchRule(p, errors); clause !== null; clause = catchRule(p, errors)) catchClauses.push(clause);
  p.skipNewlines();
  const finallyToken = p.peek();
  let finally_: StatementBlock | null = null;
  if (finallyToken.kind === 'Finally') {
    p.skip();
    finally_ = statementBlockRule(p);
    if (finally_ === null) {
      errors.end = finallyToken;
      p.reportIncomplete('MissingFinallyStatementBlock', after(finallyToken));
    }
  }
  const last = finally_ ?? catchClauses.at(-1);
  if (errors.end === null && last === undefined) {
    errors.end = body;
    p.reportIncomplete('MissingCatchOrFinally', after(body));
  }
  if (errors.end !== null || last === undefined) {
    return { kind: 'ErrorStatement', ...span(keyword, errors.end ?? body), nested: nestedOf(body, catchClauses, errors.types) };
  }
  return { kind: 'TryStatement', ...span(keyword, last), body, catchClauses, finally_ };
}

function catchRule(p: Parser, errors: TryErrors): CatchClause | null {
  p.skipNewlines();
  const keyword = p.next();
  if (keyword.kind !== 'Catch') {
    p.unget(keyword);
    return null;
  }
  const types: TypeConstraint[] = [];
  let comma: Token | null = null;
  let reported = false;
  for (;;) {
    const type = typeRule(p);
    if (type === null) {
      if (comma !== null) {
        errors.end = comma;
        reported = true;
        p.reportIncomplete('MissingTypeLiteralToken', after(comma));
      }
      break;
    }
    types.push(type);
    p.skipNewlines();
    comma = p.peek();
    if (comma.kind !== 'Comma') break;
    p.skip();
  }
  const body = handlerRule(p);
  if (body !== null) return { kind: 'CatchClause', ...span(keyword, body), catchTypes: types, body };
  if (!reported) {
    errors.end = types.at(-1) ?? keyword;
    p.reportIncomplete('MissingCatchHandlerBlock', after(errors.end));
  }
  errors.types.push(...types);
  return null;
}
