import assert from 'node:assert/strict';
import { NetException } from '../../shell/objects/error.ts';
import { Hashtable, keepCase, OrderedDictionary } from '../../shell/objects/hashtable.ts';
import { n } from './outcome.ts';

const orders: readonly (readonly [keys: readonly number[], order: readonly number[], literal: boolean])[] = [
  [[5, 3, 4], [5, 4, 3], true],
  [[1, 2, 3, 10, 7, 100], [10, 7, 100, 3, 2, 1], true],
  [[8, 15, 22, 1, 29], [15, 22, 29, 8, 1], true],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], false],
];

describe('hash tables', () => {
  for (const [keys, order, literal] of orders)
    it(`hands out ${keys.join()} as ${order.join()}`, () => {
      const table = new Hashtable(undefined, literal ? keys.length : 0);
      for (const key of keys) table.set(key, true);
      assert.deepEqual(table.keys(), order);
    });

  it('ignores case unless told otherwise', () => {
    const table = Hashtable.from([['a', 1]]);
    assert.equal(table.get('A'), 1);
    const exact = new Hashtable(keepCase);
    exact.set('a', 1);
    assert.equal(exact.has('A'), false);
  });

  it('tells numbers of different types apart', () => {
    const table = Hashtable.from([[1, 'int']]);
    assert.equal(table.has(1n), false);
    assert.equal(table.has(n('1.0')), false);
    assert.equal(table.has('1'), false);
    assert.equal(Hashtable.from([[n('1.0'), 'x']]).get(n('1.0')), 'x');
  });

  it('notices a change while it is walked', () => {
    const table = Hashtable.from([
      ['a', 1],
      ['b', 2],
    ]);
    assert.throws(() => {
      for (const { key } of table.walk()) table.set(key, 0);
    }, NetException);
  });

  it('finds ordered entries by place and renames a key that is set in another case', () => {
    const table = OrderedDictionary.from([
      ['b', 1],
      ['a', 2],
    ]);
    assert.equal(table.at(0)?.value, 1);
    table.set('B', 3);
    assert.deepEqual(table.keys(), ['B', 'a']);
    table.insert(0, 'z', 0);
    table.removeAt(1);
    assert.deepEqual(table.keys(), ['z', 'a']);
  });

  it('copies', () => {
    const table = Hashtable.from([['a', 1]]);
    const copy = table.copy();
    copy.set('a', 2);
    assert.equal(table.get('a'), 1);
  });
});
