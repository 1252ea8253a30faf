import type { ConstantExpression, ExpandableStringExpression, StringConstantExpression } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { literalValue } from '../../objects/literal.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';

export function constant(node: ConstantExpression): Eval {
  const value = literalValue(node.literal);
  return () => value;
}

export function stringConstant(node: StringConstantExpression): Eval {
  const { value } = node;
  return () => value;
}

/** `"text $x $(…)"`. */
export function expandable(node: ExpandableStringExpression, c: Compiling): Eval {
  const texts: string[] = [''];
  const values: Eval[] = [];
  for (const part of node.parts) {
    if (typeof part === 'string') texts[texts.length - 1] += part;
    else {
      values.push(expression(part, c));
      texts.push('');
    }
  }
  if (values.length === 1) {
    const [before, after] = texts as [string, string];
    const value = values[0]!;
    return (f) => before + textOf(value(f)) + after;
  }
  return (f) => {
    let text = texts[0]!;
    for (let at = 0; at < values.length; at++) text += textOf(values[at]!(f)) + texts[at + 1]!;
    return text;
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return toText(value);
}
