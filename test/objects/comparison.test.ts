import assert from 'node:assert/strict';
import { compare, equal, opContains, opEq, opIn, opLike, opLt, opNe } from '../../shell/objects/comparison.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { Char, Double, Single, type Value } from '../../shell/objects/value.ts';
import { cast, errorId, n, outcome } from './outcome.ts';

const equalRows: readonly (readonly [Value, Value, boolean, caseSensitive?: boolean])[] = [
  [null, null, true],
  ['', null, false],
  [0, null, false],
  [false, null, false],
  ['abc', 'ABC', true],
  ['abc', 'ABC', false, true],
  ['a\0', 'a', true],
  ['ﬁ', 'fi', true],
  ['straße', 'strasse', false],
  ['ß', 'ẞ', true],
  ['i', 'İ', false],
  ['ı', 'I', false],
  ['ſ', 's', false],
  ['\uff41', 'a', false],
  ['\u3042', '\u30a2', false],
  ['\u212a', 'k', true],
  ['σ', 'ς', true],
  ['e\u0301', 'é', true],
  ['1 2', [1, 2], true],
  [1, '1.0', true],
  ['1.0', 1, false],
  [1, 'a', false],
  [10, ' 10 ', true],
  [n('1.1'), n('1.1d'), true],
  [new Double(0.1), new Single(0.1), false],
  [new Double(Number.NaN), new Double(Number.NaN), false],
  [true, 'false', true],
  [5, true, false],
  [new Char(97), 'A', true],
  [new Char(97), new Char(65), true],
  [new Char(97), new Char(65), false, true],
  [requireType('int'), 'int', false],
  ['int', requireType('int'), true],
  [cast('DayOfWeek', 1), 'monday', true],
  [cast('DayOfWeek', 1), 1, true],
  [cast('datetime', '2024-01-01'), 'x', false],
  [cast('datetime', '2024-01-01'), '2024-01-01', true],
  [cast('version', '1.2'), '1.2', true],
  [cast('guid', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'), '6f9619ff8b86d011b42d00cf4fc964ff', true],
];

const orderRows: readonly (readonly [Value, Value, below: boolean, caseSensitive?: boolean])[] = [
  ['a', 'B', true],
  ['a', 'A', true, true],
  ['Z', 'a', false, true],
  ['10', '9', true],
  ['-1', '-2', true],
  ['co-op', 'coop', true],
  ['a b', 'ab', true],
  ['a_b', 'a-b', true],
  [null, 0, true],
  [null, -1, false],
  [-1, null, true],
  [1, '2', true],
  [new Char(97), 'B', false],
  [cast('version', '1.2'), cast('version', '1.2.0'), true],
  [cast('datetime', '2024-01-01'), '2024-01-02', true],
];

describe('comparison', () => {
  for (const [left, right, expected, caseSensitive = false] of equalRows)
    it(`${outcome(() => left)} ${caseSensitive ? '-ceq' : '-eq'} ${outcome(() => right)} is ${expected}`, () =>
      assert.equal(equal(left, right, caseSensitive), expected));

  for (const [left, right, below, caseSensitive = false] of orderRows)
    it(`${outcome(() => left)} ${caseSensitive ? '-clt' : '-lt'} ${outcome(() => right)} is ${below}`, () =>
      assert.equal(compare(left, right, caseSensitive) < 0, below));

  it('says why there is no order', () => {
    assert.equal(
      errorId(() => compare(1, 'a', false)),
      'InvalidCastFromStringToInteger',
    );
    assert.equal(
      errorId(() => compare(cast('datetime', '2024-01-01'), 'x', false)),
      'ComparisonFailure',
    );
    assert.equal(
      errorId(() => compare(CustomObject.from([]), 1, false)),
      'PSObjectCompareTo',
    );
    assert.equal(
      errorId(() => compare(new Hashtable(), 1, false)),
      'NotIcomparable',
    );
  });

  it('keeps the elements of a collection that pass', () => {
    assert.deepEqual(opEq([1, 0, 2, 0], 0, false), [0, 0]);
    assert.deepEqual(opEq([null, 1], null, false), [null]);
    assert.deepEqual(opNe([1, null], null, false), [1]);
    assert.deepEqual(opLt([null, 1, -1], 0, false), [null, -1]);
    assert.deepEqual(opEq(cast('System.Collections.Generic.List[int]', [1, 2]), 2, false), [2]);
    assert.equal(opEq('a', 'A', false), true);
  });

  it('looks for whole elements', () => {
    assert.equal(opContains(['a', 'b'], 'A', false), true);
    assert.equal(opContains(['a', 'b'], 'A', true), false);
    assert.equal(opIn(1, ['01', '2'], false), false);
    assert.equal(opIn('01', [1, 2], false), true);
    assert.equal(opContains(Hashtable.from([['a', 1]]), 'a', false), false);
    assert.equal(opContains(null, null, false), true);
    assert.equal(opContains([], null, false), false);
  });

  const likes: readonly (readonly [Value, string, boolean])[] = [
    ['abc', 'A*', true],
    ['a\nb', 'a*b', true],
    ['ab', 'a?', true],
    ['a', '[a-c]', true],
    ['é', '[a-f]', false],
    ['a', '[!a]', true],
    ['b', '[^a]', false],
    [']', '[]]', true],
    ['-', '[a-]', true],
    ['a*b', 'a`*b', true],
    ['axb', 'a`*b', false],
    ['a`', 'a`', true],
    [null, '', true],
    [15, '1*', true],
  ];
  for (const [text, pattern, expected] of likes)
    it(`${outcome(() => text)} -like ${pattern} is ${expected}`, () => assert.equal(opLike(text, pattern, false), expected));

  for (const pattern of ['[a', '[]c', '[z-a]'])
    it(`refuses the wildcard ${pattern}`, () =>
      assert.equal(
        outcome(() => opLike('a', pattern, false)),
        `! RuntimeException: The specified wildcard character pattern is not valid: ${pattern}`,
      ));
});
