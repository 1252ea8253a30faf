import assert from 'node:assert/strict';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import {
  addMember,
  addTypeMember,
  construct,
  getProperty,
  getStatic,
  hasProperty,
  index,
  invokeMethod,
  invokeStatic,
  membersOf,
  propertiesOf,
  removeTypeMembers,
  setIndex,
  setProperty,
  typeNamesOf,
} from '../../shell/objects/members.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { PSReference } from '../../shell/objects/reference.ts';
import { scriptHooks } from '../../shell/objects/script-hooks.ts';
import { Double, type Value } from '../../shell/objects/value.ts';
import { cast, errorId, n, outcome } from './outcome.ts';

const type = requireType;
const object = (pairs: readonly (readonly [string, Value])[]) => CustomObject.from(pairs);
const statics = (name: string, method: string, ...args: Value[]) => invokeStatic(type(name), method, args);

const rows: readonly (readonly [what: string, run: () => Value, outcome: string])[] = [
  ['Count of a scalar', () => getProperty(5, 'Count'), '1:Int32'],
  ['Count of null', () => getProperty(null, 'count'), '0:Int32'],
  ['Length of a string', () => getProperty('abc', 'length'), '3:Int32'],
  ['a key before a member', () => getProperty(Hashtable.from([['Count', 7]]), 'count'), '7:Int32'],
  ['a member of a table', () => getProperty(Hashtable.from([['a', 7]]), 'Count'), '1:Int32'],
  ['nothing', () => getProperty('abc', 'Nope'), 'null'],
  ['each element', () => getProperty([object([['a', 1]]), object([['a', 2]])], 'a'), '1 2:Object[]'],
  ['custom objects without it give null', () => getProperty([object([['a', 1]]), object([['b', 2]])], 'a'), '1 :Object[]'],
  ['other elements without it are left out', () => getProperty(['abc', object([['a', 1]])], 'a'), '1:Int32'],
  ['array values are flattened', () => getProperty([object([['t', [1, 2]]]), object([['t', 3]])], 't'), '1 2 3:Object[]'],
  [
    'overloads of a method',
    () => getProperty('abc', 'Substring'),
    'string Substring(int startIndex), string Substring(int startIndex, int length):PSMethod',
  ],
  ['a method', () => invokeMethod('abc', 'ToUpper', []), 'ABC:String'],
  ['a method on each', () => invokeMethod(['a', 'b'], 'toupper', []), 'A B:Object[]'],
  ['the method behind a property', () => invokeMethod('abc', 'get_Length', []), '3:Int32'],
  ['Max decides by the first argument', () => statics('math', 'Max', 1, n('2.5')), '2:Int32'],
  ['Floor of an Int32', () => statics('math', 'Floor', 5), '5:Decimal'],
  ['Min of texts', () => statics('math', 'Min', '5', '10'), '5:Double'],
  ['Round to even', () => statics('math', 'Round', new Double(2.5)), '2:Double'],
  ['Join of an array', () => statics('string', 'Join', '-', [1, 2, 3]), '1-2-3:String'],
  ['Join of arguments', () => statics('string', 'Join', '-', 'x', 'y', 'z'), 'x-y-z:String'],
  ['Split by one text', () => getProperty(invokeMethod('a,b;c', 'Split', [',;']), 'Length'), '1:Int32'],
  ['Split by characters', () => invokeMethod('a,b;c', 'Split', [cast('char[]', ',;')]), 'a b c:String[]'],
  ['null becomes empty text', () => statics('System.IO.Path', 'Combine', 'a', null), 'a:String'],
  ['a static property', () => getStatic(type('int'), 'maxvalue'), '2147483647:Int32'],
  ['a new object', () => construct(type('string'), [cast('char', '='), 5]), '=====:String'],
  ['a struct without arguments', () => construct(type('guid'), []), '00000000-0000-0000-0000-000000000000:Guid'],
  ['a table of two dimensions', () => getProperty(construct(type('int[,]'), [2, 3]), 'Length'), '6:Int32'],
  ['index from the end', () => index([1, 2, 3], [-1]), '3:Int32'],
  ['index that is text', () => index([1, 2, 3], ['1']), '2:Int32'],
  ['index rounded to even', () => index([1, 2, 3], [n('1.5')]), '3:Int32'],
  ['index outside', () => index([1], [5]), 'null'],
  ['several indexes', () => index([1, 2, 3], [0, 2, 9]), '1 3:Object[]'],
  ['characters of a string', () => index('abc', [0]), 'a:Char'],
  ['index of a scalar', () => index(5, [0]), '5:Int32'],
  ['keys of a table', () => index(Hashtable.from([['a', 1]]), [['a', 'b']]), '1 :Object[]'],
  ['missing key of a dictionary', () => index(construct(type('System.Collections.Generic.Dictionary[string,int]'), []), ['x']), 'null'],
];

const failures: readonly (readonly [what: string, run: () => Value, outcome: string])[] = [
  ['method of null', () => invokeMethod(null, 'Foo', []), '! InvokeMethodOnNull: You cannot call a method on a null-valued expression.'],
  [
    'no such method',
    () => invokeMethod('abc', 'Nope', []),
    "! MethodNotFound: Method invocation failed because [System.String] does not contain a method named 'Nope'.",
  ],
  [
    'wrong number of arguments',
    () => statics('math', 'Sqrt'),
    '! MethodCountCouldNotFindBest: Cannot find an overload for "Sqrt" and the argument count: "0".',
  ],
  [
    'exception of a method',
    () => invokeMethod('abc', 'Substring', [5]),
    `! ArgumentOutOfRangeException: Exception calling "Substring" with "1" argument(s): "startIndex cannot be larger than length of string. (Parameter 'startIndex')"`,
  ],
  [
    'text where a count is wanted',
    () => invokeMethod('a,,b', 'Split', [',', 'RemoveEmptyEntries']),
    `! MethodArgumentConversionInvalidCastArgument: Cannot convert argument "count", with value: "RemoveEmptyEntries", for "Split" to type "System.Int32": "Cannot convert value "RemoveEmptyEntries" to type "System.Int32". Error: "The input string 'RemoveEmptyEntries' was not in a correct format.""`,
  ],
  ['index of null', () => index(null, [0]), '! NullArray: Cannot index into a null array.'],
  ['null as index', () => index([1], [null]), '! NullArrayIndex: Index operation failed; the array index evaluated to null.'],
];

const settings: readonly (readonly [what: string, run: () => void, id: string])[] = [
  ['a property that can only be read', () => setProperty('abc', 'Length', 5), 'PropertyAssignmentException'],
  ['a new property of a custom object', () => setProperty(object([['a', 1]]), 'b', 1), 'ExceptionWhenSetting'],
  ['a property of null', () => setProperty(null, 'y', 1), 'PropertyNotFound'],
  ['a property of elements', () => setProperty([object([['n', 1]])], 'n', 5), 'PropertyAssignmentException'],
  ['an element outside', () => setIndex([1], [3], 1), 'System.IndexOutOfRangeException'],
  ['a slice', () => setIndex([1, 2], [0, 1], 1), 'ArraySliceAssignmentFailed'],
  ['a character of a string', () => setIndex('abc', [0], 'x'), 'CannotIndex'],
  [
    'an element of an empty list',
    () => setIndex(construct(type('System.Collections.Generic.List[int]'), []), [0], 1),
    'System.ArgumentOutOfRangeException',
  ],
];

describe('members', () => {
  for (const [what, run, expected] of [...rows, ...failures]) it(what, () => assert.equal(outcome(run), expected));
  for (const [what, run, id] of settings)
    it(`does not set ${what}`, () =>
      assert.equal(
        errorId(() => {
          run();
          return null;
        }),
        id,
      ));

  it('converts what it puts into typed arrays and lists', () => {
    const numbers = cast('int[]', [1, 2]);
    setIndex(numbers, [0], '5');
    assert.deepEqual([...(numbers as number[])], [5, 2]);
    const list = construct(type('System.Collections.Generic.List[string]'), []);
    invokeMethod(list, 'Add', [5]);
    assert.equal(index(list, [0]), '5');
  });

  it('gives results through references', () => {
    const reference = PSReference.of(0);
    assert.equal(statics('int', 'TryParse', '17', reference), true);
    assert.equal(reference.value, 17);
    assert.equal(
      errorId(() => statics('int', 'TryParse', '17', 5)),
      'NonRefArgumentToRefParameterMsg',
    );
  });

  it('adds members to objects, also to those that cannot carry any', () => {
    const text = addMember('text', { kind: 'NoteProperty', name: 'Tag', value: 'note' });
    assert.equal(getProperty(text, 'tag'), 'note');
    assert.equal(getProperty(text, 'Length'), 4);
    const made = object([['a', 1]]);
    addMember(made, { kind: 'AliasProperty', name: 'b', target: 'a' });
    setProperty(made, 'b', 5);
    assert.equal(getProperty(made, 'a'), 5);
    assert.deepEqual(
      propertiesOf(made).map((view) => `${view.memberType} ${view.definition}`),
      ['NoteProperty int a=5', 'AliasProperty b = a'],
    );
  });

  it('runs script members with the object as $this', () => {
    const before = { ...scriptHooks };
    const block = {};
    Object.assign(scriptHooks, {
      isBlock: (value: Value) => value === block,
      invoke: (_: Value, __: Value, args: readonly Value[], self: Value) => `${getProperty(self, 'a')}${args.length}`,
    });
    try {
      const made = object([['a', 1]]);
      addMember(made, { kind: 'ScriptMethod', name: 'Say', block });
      addMember(made, { kind: 'ScriptProperty', name: 'P', getter: block });
      assert.equal(invokeMethod(made, 'say', [1, 2]), '12');
      assert.equal(getProperty(made, 'p'), '10');
    } finally {
      Object.assign(scriptHooks, before);
    }
  });

  it('gives members to all objects of a type name', () => {
    addTypeMember('Test.Thing', {
      kind: 'CodeProperty',
      name: 'Twice',
      type: 'System.Int32',
      get: (self) => (getProperty(self, 'n') as number) * 2,
    });
    try {
      const made = CustomObject.from([['n', 4]], ['Test.Thing']);
      assert.equal(getProperty(made, 'twice'), 8);
      assert.equal(hasProperty(object([['n', 4]]), 'twice'), false);
    } finally {
      removeTypeMembers('Test.Thing');
    }
  });

  it('names the types of a value', () => {
    assert.deepEqual(typeNamesOf(5), ['System.Int32', 'System.ValueType', 'System.Object']);
    assert.deepEqual(typeNamesOf([1]), ['System.Object[]', 'System.Array', 'System.Object']);
    assert.deepEqual(typeNamesOf(object([])), ['System.Management.Automation.PSCustomObject', 'System.Object']);
  });

  it('defines members as Get-Member prints them', () => {
    const definitions = new Map(membersOf('abc').map((view) => [view.name, view.definition]));
    assert.equal(definitions.get('Length'), 'int Length {get;}');
    assert.equal(definitions.get('Chars'), 'char Chars(int index) {get;}');
    assert.equal(definitions.get('Insert'), 'string Insert(int startIndex, string value)');
    assert.deepEqual(
      propertiesOf(
        object([
          ['n', null],
          ['s', 'x'],
        ]),
      ).map((view) => view.definition),
      ['object n=null', 'string s=x'],
    );
  });
});
