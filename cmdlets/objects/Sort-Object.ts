import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, integer, objects, text } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';
import { defaultKeys, expandPatterns, keyValue, type OrderKey, orderKeys } from './order-key.ts';
import { pipelineObject } from './pipeline-object.ts';
import { missing } from './property-expression.ts';
import { unsteadySort } from './unsteady-sort.ts';
import { cultureOf, type ValueOrder, valueOrder } from './value-order.ts';

export default coreCmdlet({
  verb: 'Sort',
  noun: 'Object',
  synopsis: 'Puts objects in order by themselves or by properties.',
  aliases: ['sort'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'Default',
  parameters: {
    Stable: flag({ sets: ['Default'], help: 'Keeps the order of equal objects; it is kept in any case.' }),
    Descending: flag({ help: 'Largest first.' }),
    Unique: flag({ help: 'Keeps the first of equal objects.' }),
    Top: integer({ sets: { Top: { mandatory: true } }, range: [1, 2147483647], help: 'So many objects from the beginning.' }),
    Bottom: integer({ sets: { Bottom: { mandatory: true } }, range: [1, 2147483647], help: 'So many objects from the end.' }),
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Property: objects({ position: 0, completes: 'property', help: 'Properties, script blocks, or tables with Expression and Descending.' }),
    Culture: text({ help: 'Culture by whose rules text is compared.' }),
    CaseSensitive: flag({ help: 'Tells upper from lower case.' }),
  },
  examples: [
    { says: 'Sorts numbers.', run: '3, 1, 2 | Sort-Object', shows: '1\n2\n3' },
    { says: 'Sorts by a property, largest first.', run: "'a', 'ccc', 'bb' | Sort-Object Length -Descending", shows: 'ccc\nbb\na' },
  ],
  stage(given, context) {
    const inputs: Value[] = [];
    const { name } = cultureOf(given.Culture);
    const keys = orderKeys(given.Property, ['expression', 'ascending', 'descending'], context);
    return {
      process() {
        const input = given.InputObject;
        if (input !== null && input !== undefined) inputs.push(input);
      },
      end() {
        const order = valueOrder(given.CaseSensitive, name || undefined);
        for (const each of sorted(inputs, keys, { ...given, order }, context)) context.write(each);
      },
    };
  },
});

interface Choice {
  readonly Descending: boolean;
  readonly Unique: boolean;
  readonly Top: number | undefined;
  readonly Bottom: number | undefined;
  readonly order: ValueOrder;
}

type Column = readonly (Value | typeof missing)[];

function sorted(inputs: readonly Value[], keys: readonly OrderKey[], choice: Choice, context: EngineContext): Iterable<Value> {
  const expanded = keys.length > 0 ? expandPatterns(keys, inputs) : defaultKeys(inputs[0]);
  const columns: Column[] = expanded.length ? expanded.map((key) => inputs.map((input) => keyValue(key, input, context))) : [inputs];
  const directions = expanded.length ? expanded.map((key) => key.ascending ?? !choice.Descending) : [!choice.Descending];
  const comparers = columns.map((column, at) => columnComparer(column, directions[at]!, choice.order));
  const compareAt =
    comparers.length === 1 ? comparers[0]! : (left: number, right: number): number => firstDifference(comparers, left, right);
  const isComparable = (at: number): boolean => columns.some((column) => column[at] !== missing);
  const rows = inputs.map((_, at) => at);
  const ordered = (left: number, right: number): number =>
    Number(isComparable(right)) - Number(isComparable(left)) || compareAt(left, right) || left - right;
  if (columns.some(isMixed)) unsteadySort(rows, ordered);
  else if (columns.some((column) => column.includes(missing))) rows.sort(ordered);
  else rows.sort(compareAt);
  const kept = choice.Unique ? rows.filter((row, at) => at === 0 || compareAt(rows[at - 1]!, row) !== 0) : rows;
  const chosen = choice.Top !== undefined ? kept.slice(0, choice.Top) : choice.Bottom !== undefined ? kept.slice(-choice.Bottom) : kept;
  return chosen.map((row) => inputs[row]);
}

/** Text and other things in one column: their order may contradict itself. */
function isMixed(column: Column): boolean {
  const isText = (value: Value): boolean => typeof value === 'string';
  return column.some(isText) && column.some((value) => value !== missing && value !== null && !isText(value));
}

function firstDifference(comparers: readonly ((left: number, right: number) => number)[], left: number, right: number): number {
  for (const comparer of comparers) {
    const order = comparer(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** Compares rows by one column; columns of Int32 alone need no more than a subtraction. Missing values go last in both directions. */
function columnComparer(column: Column, ascending: boolean, order: ValueOrder): (left: number, right: number) => number {
  if (column.every((value) => typeof value === 'number')) {
    const numbers = Float64Array.from(column as readonly number[]);
    return ascending ? (left, right) => numbers[left]! - numbers[right]! : (left, right) => numbers[right]! - numbers[left]!;
  }
  return (left, right) => {
    const first = column[left];
    const second = column[right];
    if (first === missing || second === missing) return first === second ? 0 : first === missing ? 1 : -1;
    return ascending ? order(first, second) : -order(first, second);
  };
}
