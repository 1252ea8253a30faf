import { castText, toText } from './convert.ts';
import { enumerable } from './enumerate.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import { Hashtable } from './hashtable.ts';
import { raiseRuntime } from './operator-error.ts';
import { PSObject } from './ps-object.ts';
import { NetRegex, type RegexMatch, regexFor, regexOption } from './regex.ts';
import { scriptHooks } from './script-hooks.ts';
import type { Value } from './value.ts';

/** What -match gives: a bool for one value, the elements that match for a collection; `matches` is the new `$Matches`, or null. */
export interface MatchResult {
  readonly result: Value;
  readonly matches: Hashtable | null;
}

/** A regular expression operand: a Regex keeps its own options. */
function expressionOf(right: Value, caseSensitive: boolean): NetRegex {
  const bare = right instanceof PSObject ? right.base : right;
  if (bare instanceof NetRegex) return bare;
  return regexFor(toText(bare), caseSensitive ? 0 : regexOption.IgnoreCase);
}

function matchExpression(right: Value, caseSensitive: boolean): NetRegex {
  try {
    return expressionOf(right, caseSensitive);
  } catch (thrown) {
    if (thrown instanceof NetException) throw new Raised(new ErrorRecord(thrown, thrown.type, 'OperationStopped'));
    throw thrown;
  }
}

/** A group without a name is called by its number. */
function isDigits(name: string): boolean {
  const code = name.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** The `$Matches` of a found match: Int32 numbers and names, groups without part left out. */
export function matchesTable(regex: NetRegex, found: RegExpExecArray): Hashtable {
  const table = new Hashtable();
  regex.eachTaken(found, (number, name, text) => table.set(isDigits(name) ? number : name, text));
  return table;
}

function matchWith(left: Value, right: Value, caseSensitive: boolean, wanted: boolean): MatchResult {
  const regex = matchExpression(right, caseSensitive);
  if (typeof left === 'object' && left !== null) {
    const items = enumerable(left);
    if (items) {
      const kept: Value[] = [];
      for (const item of items) if (regex.test(toText(item)) === wanted) kept.push(item);
      return { result: kept, matches: null };
    }
  }
  const found = regex.exec(typeof left === 'string' ? left : toText(left));
  return { result: (found !== null) === wanted, matches: found && matchesTable(regex, found) };
}

export function opMatch(left: Value, right: Value, caseSensitive: boolean): MatchResult {
  return matchWith(left, right, caseSensitive, true);
}

export function opNotMatch(left: Value, right: Value, caseSensitive: boolean): MatchResult {
  return matchWith(left, right, caseSensitive, false);
}

export type RunBlock = (block: Value, underscore: Value) => Value;

export const runBlock: RunBlock = (block, underscore) => scriptHooks.invoke(block, underscore, []);

/**
 * `text -replace pattern, replacement`: all matches; the replacement may be a block, which `invoke` runs with the match as `$_`.
 * A collection gives an array of all its elements as text.
 */
export function opReplace(left: Value, right: Value, caseSensitive: boolean, invoke: RunBlock = runBlock): Value {
  const operands = right instanceof PSObject ? right.base : right;
  const list = Array.isArray(operands) ? operands : [operands];
  if (list.length > 2)
    return raiseRuntime('BadReplaceArgument', `The -replace operator allows only two elements to follow it, not ${list.length}.`);
  const [pattern, given] = list;
  let regex: NetRegex;
  try {
    regex = expressionOf(pattern, caseSensitive);
  } catch (thrown) {
    if (thrown instanceof NetException)
      return raiseRuntime(
        'InvalidRegularExpression',
        `The regular expression pattern ${toText(pattern)} is not valid.`,
        'InvalidOperation',
        thrown,
      );
    throw thrown;
  }
  const replacement = scriptHooks.isBlock(given)
    ? (match: RegexMatch) => toText(invoke(given, match))
    : given === null || given === undefined
      ? ''
      : castText(given);
  const items = typeof left === 'object' && left !== null ? enumerable(left) : undefined;
  if (!items) return regex.replace(typeof left === 'string' ? left : toText(left), replacement);
  const out: Value[] = [];
  for (const item of items) out.push(regex.replace(toText(item), replacement));
  return out;
}
