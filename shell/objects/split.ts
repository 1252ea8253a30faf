import { castText, convertTo, toText } from './convert.ts';
import { enumerable } from './enumerate.ts';
import { type RunBlock, runBlock } from './match-operators.ts';
import { type EnumValue, requireType } from './net-type.ts';
import { letThrough, raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { escapeRegex, NetRegex, regexFor, regexOption } from './regex.ts';
import { scriptHooks } from './script-hooks.ts';
import { toBool } from './truth.ts';
import { typedArray, type Value } from './value.ts';

const splitOption = {
  SimpleMatch: 1,
  RegexMatch: 2,
  CultureInvariant: 4,
  IgnorePatternWhitespace: 8,
  Multiline: 16,
  Singleline: 32,
  IgnoreCase: 64,
  ExplicitCapture: 128,
} as const;

function texts(left: Value): string[] {
  const items = enumerable(left);
  return items ? Array.from(items, (item) => toText(item)) : [toText(left)];
}

/** `-split text`: at runs of white space, ends trimmed. */
export function opSplitUnary(value: Value): Value {
  const pieces = texts(value).flatMap((text) => {
    const trimmed = text.trim();
    return trimmed === '' ? [''] : trimmed.split(/\s+/);
  });
  return typedArray(pieces, 'System.String');
}

/**
 * `text -split pattern[, max[, options]]` or `-split { predicate }[, max]`. A negative max counts from the right. `invoke` runs the
 * predicate with one character as `$_`.
 */
export function opSplit(left: Value, right: Value, caseSensitive: boolean, invoke: RunBlock = runBlock): Value {
  const operands = right instanceof PSObject ? right.base : right;
  const [by, limitGiven, optionsGiven] = Array.isArray(operands) ? operands : [operands];
  const limit = limitGiven === undefined ? 0 : (convertTo(limitGiven, requireType('System.Int32')) as number);
  const split = scriptHooks.isBlock(by)
    ? (text: string) => splitByBlock(text, by, limit, invoke)
    : splitByPattern(by, limit, optionsGiven === undefined ? 0 : optionsOf(optionsGiven), caseSensitive);
  return typedArray(texts(left).flatMap(split), 'System.String');
}

function optionsOf(given: Value): number {
  return (convertTo(given, requireType('System.Management.Automation.SplitOptions')) as EnumValue).value;
}

function splitByPattern(by: Value, limit: number, options: number, caseSensitive: boolean): (text: string) => string[] {
  const simple = (options & splitOption.SimpleMatch) !== 0;
  const onlyRegex =
    splitOption.RegexMatch |
    splitOption.CultureInvariant |
    splitOption.IgnorePatternWhitespace |
    splitOption.Multiline |
    splitOption.Singleline |
    splitOption.ExplicitCapture;
  if (simple && options & onlyRegex)
    return raiseRuntime('InvalidSplitOptionCombination', 'The combination of options with the -split operator is not valid.');
  let flags = caseSensitive && !(options & splitOption.IgnoreCase) ? 0 : regexOption.IgnoreCase;
  if (options & splitOption.Multiline) flags |= regexOption.Multiline;
  if (options & splitOption.Singleline) flags |= regexOption.Singleline;
  if (options & splitOption.IgnorePatternWhitespace) flags |= regexOption.IgnorePatternWhitespace;
  if (options & splitOption.ExplicitCapture) flags |= regexOption.ExplicitCapture;
  const bare = by instanceof PSObject ? by.base : by;
  const regex = letThrough(() => (bare instanceof NetRegex ? bare : regexFor(simple ? escapeRegex(castText(by)) : castText(by), flags)));
  if (limit >= 0) return (text) => regex.split(text, limit);
  return (text) => splitFromRight(text, regex, -limit);
}

/** The last `count - 1` matches divide the text. */
function splitFromRight(text: string, regex: NetRegex, count: number): string[] {
  if (count === 1) return [text];
  const chosen = regex.matches(text).slice(-(count - 1));
  const pieces: string[] = [];
  let last = 0;
  for (const match of chosen) {
    pieces.push(text.slice(last, match.index));
    for (const group of match.groups) if (group.number > 0 && group.success) pieces.push(group.value);
    last = match.index + match.length;
  }
  pieces.push(text.slice(last));
  return pieces;
}

function splitByBlock(text: string, block: Value, limit: number, invoke: RunBlock): string[] {
  const cuts: number[] = [];
  for (let at = 0; at < text.length; at++) if (toBool(invoke(block, text[at]))) cuts.push(at);
  const most = limit === 0 ? cuts.length : Math.max(0, Math.abs(limit) - 1);
  const chosen = limit < 0 ? cuts.slice(Math.max(0, cuts.length - most)) : cuts.slice(0, most);
  const pieces: string[] = [];
  let last = 0;
  for (const cut of chosen) {
    pieces.push(text.slice(last, cut));
    last = cut + 1;
  }
  pieces.push(text.slice(last));
  return pieces;
}
