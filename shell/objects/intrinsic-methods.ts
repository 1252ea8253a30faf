import { Collection } from './collection.ts';
import { convertTo } from './convert.ts';
import { Dictionary } from './dictionary.ts';
import { asArray, enumerable } from './enumerate.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import { callOwn, ownProperty, setProperty } from './members.ts';
import { type EnumValue, NetType, requireType } from './net-type.ts';
import { PSMethod } from './ps-method.ts';
import { scriptHooks } from './script-hooks.ts';
import { toText } from './text.ts';
import { toBool } from './truth.ts';
import type { Value } from './value.ts';

/** `.ForEach()` and `.Where()`, which every value has; undefined for other names. */
export function intrinsicMethod(value: Value, name: string, args: readonly Value[]): { value: Value } | undefined {
  if (name.length !== 7 && name.length !== 5) return undefined;
  const lower = name.toLowerCase();
  if (lower === 'foreach') return { value: forEach(value, args) };
  return lower === 'where' ? { value: where(value, args) } : undefined;
}

function noOverload(shape: string, count: number): never {
  const message = `Cannot find an overload for "${shape}" and the argument count: "${count}".`;
  throw new Raised(
    new ErrorRecord(
      new NetException('System.Management.Automation.MethodException', message),
      'MethodCountCouldNotFindBest',
      'NotSpecified',
    ),
  );
}

function itemsOf(value: Value): Iterable<Value> {
  return value instanceof Dictionary ? [value] : (enumerable(value) ?? [value]);
}

/** Collection[PSObject] of what came out. */
function collected(items: Value[]): Value {
  return new Collection(requireType('System.Collections.ObjectModel.Collection`1[System.Management.Automation.PSObject]'), items);
}

function forEach(value: Value, [first, ...rest]: readonly Value[]): Value {
  if (first === undefined) return noOverload('.ForEach(expression [, arguments...])', 0);
  const out: Value[] = [];
  const each = eachOf(first, rest);
  for (const item of itemsOf(value)) for (const result of asArray(each(item))) out.push(result);
  return collected(out);
}

function eachOf(first: Value, rest: readonly Value[]): (item: Value) => Value {
  if (scriptHooks.isBlock(first)) return (item) => scriptHooks.invoke(first, item, rest);
  if (first instanceof NetType) return (item) => convertTo(item, first);
  if (first instanceof PSMethod) return (item) => first.invoke([item]);
  const name = toText(first);
  return (item) => {
    if (item === null || item === undefined) return null;
    const property = ownProperty(item, name);
    if (property && !(property.value instanceof PSMethod)) {
      if (rest.length === 0) return property.value;
      setProperty(item, name, rest[0]);
      return undefined;
    }
    const called = callOwn(item, name, rest);
    return called ? called.value : null;
  };
}

const tooFew =
  "The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. Please correct the argument's value and try running your script again.";

function where(value: Value, args: readonly Value[]): Value {
  const [test, modeGiven, countGiven] = args;
  if (test === undefined) return noOverload('.Where({ expression } [, mode [, numberToReturn]])', 0);
  const mode =
    modeGiven === undefined
      ? 'Default'
      : toText(convertTo(modeGiven, requireType('System.Management.Automation.WhereOperatorSelectionMode')) as EnumValue);
  const count = countGiven === undefined ? 0 : (convertTo(countGiven, requireType('System.Int32')) as number);
  if (count < 0)
    throw new Raised(
      new ErrorRecord(
        new NetException('System.Management.Automation.PSArgumentOutOfRangeException', tooFew),
        'NumberToReturnMustBeGreaterThanZero',
        'InvalidArgument',
      ),
    );
  const hit = (item: Value) => toBool(scriptHooks.isBlock(test) ? scriptHooks.invoke(test, item, []) : test);
  return select(Array.from(itemsOf(value)), hit, mode, count);
}

function select(items: readonly Value[], hit: (item: Value) => boolean, mode: string, count: number): Value {
  const hits: Value[] = [];
  const rest: Value[] = [];
  const most = count || Number.POSITIVE_INFINITY;
  switch (mode) {
    case 'First':
      for (const item of items) {
        if (hits.length >= (count || 1)) break;
        if (hit(item)) hits.push(item);
      }
      return collected(hits);
    case 'Last':
      for (const item of items) if (hit(item)) hits.push(item);
      return collected(hits.slice(-(count || 1)));
    case 'SkipUntil': {
      const from = items.findIndex(hit);
      return collected(from < 0 ? [] : items.slice(from, Number.isFinite(most) ? from + most : undefined));
    }
    case 'Until': {
      for (const item of items) {
        if (hits.length >= most || hit(item)) break;
        hits.push(item);
      }
      return collected(hits);
    }
    case 'Split':
      for (const item of items) (hits.length < most && hit(item) ? hits : rest).push(item);
      return collected([collected(hits), collected(rest)]);
    default:
      for (const item of items) {
        if (hits.length >= most) break;
        if (hit(item)) hits.push(item);
      }
      return collected(hits);
  }
}
