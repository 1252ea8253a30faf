import type { Ast } from '../../shell/language/ast.ts';
import { parse } from '../../shell/language/parse.ts';
import { print } from '../../shell/language/print.ts';

/** A tree as text, without extents and without the raw text of expandable strings, in which code may stand in another form. */
export function shape(ast: Ast): string {
  return JSON.stringify(ast, (key, value: unknown) => {
    if (key === 'start' || key === 'end' || key.endsWith('Extent')) return undefined;
    if (typeof value === 'bigint') return `${value}n`;
    if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'ExpandableStringExpression')
      return { ...value, value: '' };
    return value;
  });
}

/** What is different when a correct script is printed and read again; null when nothing is. */
export function roundTripFault(ast: Ast & { kind: 'ScriptBlock' }): string | null {
  const text = print(ast);
  const again = parse(text);
  if (again.errors.length > 0) return `${again.errors[0]!.message}\n${text}`;
  return shape(again.ast) === shape(ast) ? null : `another tree\n${text}`;
}
