import type { Expression } from '../ast.ts';
import type { Extent } from '../position.ts';
import type { Token } from '../token.ts';
import { singleArgumentRule } from './argument.ts';
import { after, type Parser } from './parser.ts';

/** True when a parameter is the name or the start of it, in any case. */
export function isParameter(token: Token, name: string): boolean {
  return name.startsWith(token.value.toLowerCase());
}

/** Reads `-parallel` and `-throttlelimit n` behind `foreach`, which PowerShell knows but keeps for later. */
export function foreachFlags(p: Parser): { throttleLimit: Expression | null; parallel: boolean; errorEnd: Extent | null } {
  let throttleLimit: Expression | null = null;
  let parallel = false;
  let errorEnd: Extent | null = null;
  for (let token = p.peek(); token.kind === 'Parameter'; token = p.peek()) {
    p.skip();
    if (isParameter(token, 'parallel')) {
      parallel = true;
    } else if (isParameter(token, 'throttlelimit')) {
      p.skipNewlines();
      throttleLimit = singleArgumentRule(p, 'argument');
      if (throttleLimit === null) p.reportIncomplete('MissingThrottleLimit', after(token));
    } else {
      errorEnd = token;
      p.report('InvalidForeachFlag', token, token.value);
    }
    p.skipNewlines();
  }
  return { throttleLimit, parallel, errorEnd };
}
