import type { CatchClause, TryStatement } from '../ast.ts';
import { before } from '../rules/parser.ts';
import type { Checker } from './checker.ts';

/** The catch for everything comes last, and no type is caught after itself or one it is derived from. */
export function checkTry(c: Checker, { catchClauses }: TryStatement): void {
  for (const [at, first] of catchClauses.entries()) {
    for (const second of catchClauses.slice(at + 1)) {
      if (first.catchTypes.length === 0) {
        c.report('EmptyCatchNotLast', before(second));
        break;
      }
      checkCaught(c, first, second);
    }
  }
}

function checkCaught(c: Checker, first: CatchClause, second: CatchClause): void {
  for (const { typeName: caught } of first.catchTypes) {
    const known = c.known.type(caught, false);
    if (known === null) continue;
    for (const later of second.catchTypes) {
      const type = c.known.type(later.typeName, false);
      if (type === null) continue;
      const same = type.fullName.toLowerCase() === known.fullName.toLowerCase();
      if (same || type.isSubclassOf(known)) c.report('ExceptionTypeAlreadyCaught', later, type.fullName);
    }
  }
}
