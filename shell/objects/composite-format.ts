import { castText, toText } from './convert.ts';
import { type Culture, currentCulture } from './culture.ts';
import { CustomObject } from './custom-object.ts';
import { NetException } from './error.ts';
import { extendedText } from './extended-members.ts';
import { typeOf } from './net-type.ts';
import { formatNumber, isNumberValue } from './number-format.ts';
import { raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { elementType, type TypedArray, type Value } from './value.ts';

/** A value by its own ToString, with a format when its type knows formats; in the given culture. */
export function formatValue(value: Value, format: string | null, culture: Culture): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isNumberValue(value)) return formatNumber(value, format, culture);
  if (value instanceof PSObject)
    return value.tokenText !== undefined && !format ? value.tokenText : formatValue(value.base, format, culture);
  if (value instanceof CustomObject) return toText(value);
  if (Array.isArray(value)) return typeOf(value).display;
  const extended = extendedText(value as object);
  if (extended !== undefined) return extended;
  const type = typeOf(value);
  const { format: own, enumerate, text } = type.hooks;
  if (own) return own(value as never, format, culture);
  return enumerate && !text ? type.display : toText(value);
}

type Piece = string | { readonly index: number; readonly width: number; readonly format: string };

const cache = new Map<string, readonly Piece[]>();

function badInput(at: number, why: string): never {
  throw new NetException('System.FormatException', `Input string was not in a correct format. Failure to parse near offset ${at}. ${why}`);
}

function parse(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const c = text[at]!;
    if (c !== '{' && c !== '}') {
      literal += c;
      at++;
      continue;
    }
    if (text[at + 1] === c) {
      literal += c;
      at += 2;
      continue;
    }
    if (c === '}') badInput(at + 1, 'Unexpected closing brace without a corresponding opening brace.');
    if (literal) pieces.push(literal);
    literal = '';
    const [item, next] = parseItem(text, at + 1);
    pieces.push(item);
    at = next;
  }
  if (literal) pieces.push(literal);
  return pieces;
}

/** Reads `index[,width][:format]}` from behind the brace. */
function parseItem(text: string, from: number): [Piece, number] {
  let at = from;
  const blanks = () => {
    while (text[at] === ' ') at++;
  };
  const digits = (): number => {
    const found = /^\d+/.exec(text.slice(at))?.[0];
    if (!found) return at >= text.length ? badInput(at, 'Format item ends prematurely.') : badInput(at, 'Expected an ASCII digit.');
    at += found.length;
    return Number(found);
  };
  blanks();
  const index = digits();
  blanks();
  let width = 0;
  if (text[at] === ',') {
    at++;
    blanks();
    const left = text[at] === '-';
    if (left) at++;
    width = digits() * (left ? -1 : 1);
    blanks();
  }
  let format = '';
  if (text[at] === ':') {
    const start = ++at;
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') badInput(at + 1, 'Unexpected opening brace inside of a format item.');
      at++;
    }
    format = text.slice(start, at);
  }
  if (at >= text.length) badInput(at, 'Format item ends prematurely.');
  if (text[at] !== '}') badInput(at + 1, 'Expected a closing brace.');
  return [{ index, width, format }, at + 1];
}

/** String.Format; throws a FormatException (NetException). */
export function compositeFormat(text: string, args: readonly Value[], culture: Culture = currentCulture()): string {
  let pieces = cache.get(text);
  if (!pieces) {
    if (cache.size > 500) cache.clear();
    cache.set(text, (pieces = parse(text)));
  }
  let out = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out += piece;
      continue;
    }
    if (piece.index >= args.length)
      throw new NetException(
        'System.FormatException',
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    const shown = formatValue(args[piece.index], piece.format || null, culture);
    out += piece.width < 0 ? shown.padEnd(-piece.width) : shown.padStart(piece.width);
  }
  return out;
}

/** `text -f arguments`: an object[] is the list of arguments, anything else is one argument. */
export function opFormat(left: Value, right: Value): string {
  const bare = right instanceof PSObject ? right.base : right;
  const args = Array.isArray(bare) && (bare as TypedArray)[elementType] === undefined ? bare : [right];
  try {
    return compositeFormat(castText(left), args);
  } catch (thrown) {
    if (thrown instanceof NetException)
      return raiseRuntime('FormatError', `Error formatting a string: ${thrown.message}.`, 'InvalidOperation', thrown);
    throw thrown;
  }
}
