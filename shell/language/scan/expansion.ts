import type { ExpandableDetail, Token, UnreadSubExpression } from '../token.ts';
import { end, isDoubleQuote, isVariableStart } from './characters.ts';
import { Mode, type Scanner } from './scanner.ts';
import { variable } from './variable.ts';

/** Collects the text of a string or word and the expansions in it. */
export class Pieces {
  /** The whole text: escapes resolved, `$…` as written. */
  whole = '';
  readonly parts: (string | Token | UnreadSubExpression)[] = [];
  #literal = '';

  add(text: string): void {
    this.whole += text;
    this.#literal += text;
  }

  /** Takes back the last characters added, which must be literal text. */
  trim(length: number): void {
    if (length === 0) return;
    this.whole = this.whole.slice(0, -length);
    this.#literal = this.#literal.slice(0, -length);
  }

  expand(text: string, part: Token | UnreadSubExpression): void {
    if (this.#literal !== '') this.parts.push(this.#literal);
    this.#literal = '';
    this.whole += text;
    this.parts.push(part);
  }

  /** What the token keeps; null when nothing expands. */
  detail(): ExpandableDetail | null {
    if (this.parts.length === 0) return null;
    if (this.#literal !== '') this.parts.push(this.#literal);
    this.#literal = '';
    return { form: 'expandable', parts: this.parts, tokens: [] };
  }
}

/** Reads `$name`, `${name}` or `$( … )` inside a string or word; `at` stands behind the `$`. False when the `$` is text. */
export function expansion(scanner: Scanner, pieces: Pieces, hereString: boolean): boolean {
  const next = scanner.peek();
  const dollar = scanner.at - 1;
  const { tokens, tokenStart, mode } = scanner;
  if (next !== 40 && next !== 123 && !isVariableStart(next)) return false;
  scanner.tokens = [];
  scanner.mode = Mode.Expression;
  scanner.tokenStart = dollar;
  const part = next === 40 ? subExpression(scanner, hereString) : variable(scanner, false, true);
  scanner.tokens = tokens;
  scanner.tokenStart = tokenStart;
  scanner.mode = mode;
  pieces.expand(scanner.text.slice(dollar, scanner.at), part);
  return true;
}

/** Cuts out a `$( … )` by counting parentheses; in a quoted string each `""` and `` `" `` in it stands for one `"`. */
function subExpression(scanner: Scanner, hereString: boolean): UnreadSubExpression {
  const from = scanner.at - 1;
  let text = '';
  let copied = from;
  let offsets: number[] | null = null;
  let depth = 0;
  for (;;) {
    const code = scanner.peek();
    if (code === end) {
      scanner.reportIncomplete('IncompleteDollarSubexpressionReference', from, scanner.at);
      break;
    }
    scanner.at++;
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) break;
    else if (!hereString && (code === 96 || isDoubleQuote(code)) && isDoubleQuote(scanner.peek())) {
      offsets ??= [];
      for (let at = copied; at < scanner.at - 1; at++) offsets.push(scanner.offset(at));
      text += scanner.text.slice(copied, scanner.at - 1);
      copied = scanner.at++;
    }
  }
  text += scanner.text.slice(copied, scanner.at);
  const mapped = offsets ?? (scanner.isMapped ? [] : null);
  if (mapped !== null) for (let at = copied; at <= scanner.at; at++) mapped.push(scanner.offset(at));
  return { ...scanner.extent(from, scanner.at), text, offsets: mapped };
}
