import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, objects, text } from '../../shell/command/parameter.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { ErrorRecord, NetException, raise } from '../../shell/objects/error.ts';
import { hashKey } from '../../shell/objects/hash-key.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { type NetType, typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { GroupInfo, GroupInfoNoElement } from './group-info.ts';
import { defaultKeys, expandPatterns, keyValue, type OrderKey, orderKeys } from './order-key.ts';
import { pipelineObject } from './pipeline-object.ts';
import { missing } from './property-expression.ts';
import { cultureOf, type ValueOrder, valueOrder } from './value-order.ts';

export default coreCmdlet({
  verb: 'Group',
  noun: 'Object',
  synopsis: 'Puts objects with the same value together.',
  aliases: ['group'],
  output: ['Microsoft.PowerShell.Commands.GroupInfo', 'System.Collections.Hashtable'],
  parameters: {
    NoElement: flag({ help: 'Only counts, without the objects.' }),
    AsHashTable: flag({ sets: ['HashTable'], aliases: ['AHT'], help: 'Gives one table from value to objects.' }),
    AsString: flag({ sets: ['HashTable'], help: 'Makes the keys of the table text.' }),
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Property: objects({ position: 0, completes: 'property', help: 'Properties or script blocks whose values decide.' }),
    Culture: text({ help: 'Culture by whose rules text is compared.' }),
    CaseSensitive: flag({ help: 'Tells upper from lower case.' }),
  },
  examples: [
    { says: 'Counts equal values.', run: '1, 2, 2 | Group-Object | ForEach-Object { "$($_.Name): $($_.Count)" }', shows: '1: 1\n2: 2' },
  ],
  stage(given, context) {
    const inputs: Value[] = [];
    const { name } = cultureOf(given.Culture);
    const keys = orderKeys(given.Property, ['expression'], context);
    return {
      process() {
        const input = given.InputObject;
        if (input === null || input === undefined) return;
        if (inputs.length === 0) checkTable(given, keys.length);
        inputs.push(input);
      },
      end() {
        if (inputs.length === 0) return;
        const found = groups(inputs, keys, valueOrder(given.CaseSensitive, name || undefined), given, context);
        if (!given.AsHashTable) for (const group of found) context.write(group);
        else {
          const table = asTable(found, given.AsString, context);
          if (table) context.write(table);
        }
      },
    };
  },
});

function checkTable(given: { AsHashTable: boolean; AsString: boolean }, keys: number): void {
  if (given.AsString && !given.AsHashTable)
    raise(
      'System.ArgumentException',
      'ArgumentException',
      'InvalidArgument',
      'The command cannot be run because the AsString parameter requires that you specify the AsHashtable parameter.',
      given.AsString,
    );
  if (given.AsHashTable && !given.AsString && keys > 1)
    raise(
      'System.ArgumentException',
      'ArgumentException',
      'InvalidArgument',
      'The command cannot be run because using the AsHashTable parameter with more than one property requires adding the AsString parameter.',
      given.AsHashTable,
    );
}

type Key = Value | typeof missing;

interface Row {
  readonly keys: readonly Key[];
  readonly info: GroupInfo;
}

function groups(
  inputs: readonly Value[],
  orders: readonly OrderKey[],
  order: ValueOrder,
  choice: { NoElement: boolean; CaseSensitive: boolean },
  context: EngineContext,
): GroupInfo[] {
  const expanded = orders.length > 0 ? expandPatterns(orders, inputs) : defaultKeys(inputs[0]);
  const byHash = new Map<unknown, Row>();
  const rows: Row[] = [];
  const types: (NetType | undefined)[] = [];
  let mixed = false;
  for (const input of inputs) {
    const keys: Key[] = expanded.length ? expanded.map((key) => keyValue(key, input, context)) : [input];
    const hash = keys.length === 1 ? foldedKey(keys[0], choice.CaseSensitive) : joinedKey(keys, choice.CaseSensitive);
    const known = byHash.get(hash);
    if (known) {
      known.info.items.push(input);
      continue;
    }
    for (let at = 0; at < keys.length; at++) {
      const value = unwrap(keys[at]);
      if (value === missing || value === null || value === undefined) continue;
      const type = typeOf(value);
      types[at] ??= type;
      if (types[at] !== type) mixed = true;
    }
    const shown = keys.map((key) => (key === missing ? null : key));
    const info = new (choice.NoElement ? GroupInfoNoElement : GroupInfo)(nameOf(shown), shown);
    info.items.push(input);
    const row = { keys, info };
    byHash.set(hash, row);
    rows.push(row);
  }
  return (mixed ? firstSeen(rows, order) : inOrder(rows, order)).map((row) => row.info);
}

/** Values of one type come in their order; equal ones stand side by side after that. */
function inOrder(rows: Row[], order: ValueOrder): Row[] {
  const sorted = [...rows].sort((left, right) => compareRows(left, right, order));
  const kept: Row[] = [];
  for (const row of sorted) {
    const last = kept.at(-1);
    if (last && compareRows(last, row, order) === 0) last.info.items.push(...row.info.items);
    else kept.push(row);
  }
  return kept;
}

function firstSeen(rows: Row[], order: ValueOrder): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const same = kept.find((each) => compareRows(each, row, order) === 0);
    if (same) same.info.items.push(...row.info.items);
    else kept.push(row);
  }
  return kept;
}

function compareRows(left: Row, right: Row, order: ValueOrder): number {
  for (let at = 0; at < left.keys.length; at++) {
    const first = left.keys[at];
    const second = right.keys[at];
    const by = first === missing || second === missing ? Number(first === missing) - Number(second === missing) : order(first, second);
    if (by !== 0) return by;
  }
  return 0;
}

function foldedKey(key: Key, caseSensitive: boolean): unknown {
  const value = unwrap(key as Value);
  if (typeof value === 'string') return caseSensitive ? value : value.toLowerCase();
  return hashKey(value ?? null);
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/** One text for several keys; objects stand in it by a number of their own. */
function joinedKey(keys: readonly Key[], caseSensitive: boolean): string {
  return keys
    .map((key) => {
      const folded = foldedKey(key, caseSensitive);
      if (typeof folded === 'string') return `s${folded.length}:${folded}`;
      if (typeof folded !== 'object' || folded === null) return `${typeof folded}:${String(folded)}`;
      let identity = identities.get(folded);
      if (identity === undefined) identities.set(folded, (identity = nextIdentity++));
      return `o${identity}`;
    })
    .join('|');
}

/** Values joined with a comma; collections stand in braces, null is left out. */
function nameOf(keys: readonly Value[]): string {
  return keys
    .filter((key) => key !== null && key !== undefined)
    .map((key) => {
      const bare = unwrap(key);
      const items = bare instanceof Dictionary ? undefined : enumerable(bare);
      return items ? `{${Array.from(items, (item) => toText(item)).join(', ')}}` : toText(bare);
    })
    .join(', ');
}

function asTable(found: readonly GroupInfo[], asString: boolean, context: EngineContext): Hashtable | undefined {
  const table = new Hashtable(undefined, 0);
  try {
    for (const info of found) {
      const key = asString ? info.name : unwrap(info.keys[0]);
      if (key === null || key === undefined)
        throw new NetException('System.ArgumentNullException', "Key cannot be null. (Parameter 'key')");
      table.add(key, info.group, toText);
    }
    return table;
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    const message =
      'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
    context.error(new ErrorRecord(new NetException('System.Exception', message, thrown), message, 'InvalidArgument'));
    return undefined;
  }
}
