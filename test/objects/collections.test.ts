import assert from 'node:assert/strict';
import { construct, getProperty, getStatic, invokeMethod, invokeStatic } from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';
import { cast, errorId, outcome } from './outcome.ts';

const make = (name: string, ...args: Value[]) => construct(requireType(name), args);
const generic = 'System.Collections.Generic.';
const filled = (name: string, adder: string, ...items: Value[]) => {
  const made = make(name);
  for (const item of items) invokeMethod(made, adder, [item]);
  return made;
};

const rows: readonly (readonly [what: string, run: () => Value, outcome: string])[] = [
  ['list sorted', () => tapped(make(`${generic}List[int]`, cast('int[]', [3, 1, 2])), 'Sort'), '1 2 3:List`1'],
  ['list inserted', () => tapped(cast(`${generic}List[int]`, [1, 3]), 'Insert', 1, '2'), '1 2 3:List`1'],
  ['list to array', () => invokeMethod(cast(`${generic}List[string]`, ['a']), 'ToArray', []), 'a:String[]'],
  ['list removed', () => invokeMethod(cast(`${generic}List[int]`, [1, 2]), 'Remove', [2]), 'True:Boolean'],
  ['ArrayList gives the index', () => invokeMethod(make('System.Collections.ArrayList'), 'Add', ['x']), '0:Int32'],
  ['stack', () => filled(`${generic}Stack[int]`, 'Push', 1, 2, 3), '3 2 1:Stack`1'],
  ['stack popped', () => invokeMethod(filled('System.Collections.Stack', 'Push', 1, 2), 'Pop', []), '2:Int32'],
  ['queue', () => invokeMethod(filled(`${generic}Queue[string]`, 'Enqueue', 'a', 'b'), 'Dequeue', []), 'a:String'],
  ['set', () => filled(`${generic}HashSet[int]`, 'Add', 1, 2, 1), '1 2:HashSet`1'],
  [
    'set that ignores case',
    () =>
      getProperty(
        make(
          `${generic}HashSet[string]`,
          cast('string[]', ['a', 'A']),
          getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase'),
        ),
        'Count',
      ),
    '1:Int32',
  ],
  ['sorted set', () => filled(`${generic}SortedSet[int]`, 'Add', 3, 1, 2), '1 2 3:SortedSet`1'],
  [
    'sorted dictionary',
    () => getProperty(pairs(`${generic}SortedDictionary[string,int]`, ['b', 1], ['a', 2]), 'Keys'),
    'a b:KeyCollection',
  ],
  ['linked list', () => tapped(filled(`${generic}LinkedList[int]`, 'AddLast', 1, 2), 'AddFirst', 0), '0 1 2:LinkedList`1'],
  ['dictionary finds', () => invokeMethod(pairs(`${generic}Dictionary[string,int]`, ['a', '5']), 'ContainsKey', ['a']), 'True:Boolean'],
  ['array index of', () => invokeStatic(requireType('array'), 'IndexOf', [[1, 2, 3], 2]), '1:Int32'],
  ['array contains without conversion', () => invokeMethod([1, 2], 'Contains', ['2']), 'False:Boolean'],
  ['tuple', () => getProperty(invokeStatic(requireType('System.Tuple'), 'Create', [1, 'x']), 'Item2'), 'x:String'],
];

function tapped(value: Value, method: string, ...args: Value[]): Value {
  invokeMethod(value, method, args);
  return value;
}

function pairs(name: string, ...entries: (readonly [Value, Value])[]): Value {
  const made = make(name);
  for (const [key, value] of entries) invokeMethod(made, 'Add', [key, value]);
  return made;
}

describe('collections', () => {
  for (const [what, run, expected] of rows) it(what, () => assert.equal(outcome(run), expected));

  const failures: readonly (readonly [what: string, run: () => Value, id: string])[] = [
    ['an empty queue', () => invokeMethod(make(`${generic}Queue[int]`), 'Dequeue', []), 'InvalidOperationException'],
    ['a key twice', () => pairs(`${generic}Dictionary[string,int]`, ['a', 1], ['a', 2]), 'ArgumentException'],
    ['a fixed array', () => invokeMethod([1], 'Add', [2]), 'NotSupportedException'],
    ['what is no number', () => invokeMethod(make(`${generic}List[int]`), 'Add', ['x']), 'MethodArgumentConversionInvalidCastArgument'],
    ['a place outside', () => invokeMethod(make(`${generic}List[int]`), 'RemoveAt', [0]), 'ArgumentOutOfRangeException'],
  ];
  for (const [what, run, id] of failures) it(`refuses ${what}`, () => assert.equal(errorId(run), id));
});
