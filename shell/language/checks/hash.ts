import type { HashtableExpression, NumberLiteral } from '../ast.ts';
import type { Checker } from './checker.ts';

/** Constant keys of a hash literal differ, strings in more than the case of letters. */
export function checkHash(c: Checker, { pairs }: HashtableExpression): void {
  const seen = new Set<string>();
  for (const { key } of pairs) {
    const text = key.kind === 'StringConstantExpression' ? key.value : key.kind === 'ConstantExpression' ? numberText(key.literal) : null;
    if (text === null) continue;
    if (seen.has(text.toLowerCase())) c.report('DuplicateKeyInHashLiteral', key, text);
    seen.add(text.toLowerCase());
  }
}

/** A number as .NET writes it. */
function numberText({ value }: NumberLiteral): string {
  const text = String(value);
  return text.includes('e') ? text.replace(/e([+-])(\d)$/, 'E$10$2').replace('e', 'E') : text;
}
