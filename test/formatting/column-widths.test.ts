import assert from 'node:assert/strict';
import { fitColumns, wideColumnsThatFit } from '../../shell/formatting/column-widths.ts';

const tables: readonly [says: string, widths: number[], room: number, fitted: number[]][] = [
  ['what fits stays', [5, 5], 11, [5, 5]],
  ['the last column shrinks by the excess', [15, 15, 17, 1], 40, [15, 15, 8, -1]],
  ['a column that would vanish is dropped', [10, 10, 10], 11, [10, -1, -1]],
  ['open columns share the rest from left to right', [0, 0, 0], 80, [26, 26, 26]],
  ['the leftmost get what is left over', [0, 0, 0], 79, [26, 26, 25]],
  ['a given width holds', [10, 0], 60, [10, 49]],
  ['open columns that do not fit are dropped', [10, 0], 11, [10, -1]],
];

describe('column widths', () => {
  for (const [says, widths, room, fitted] of tables) {
    it(says, () => {
      fitColumns(widths, room);
      assert.deepEqual(widths, fitted);
    });
  }

  it('puts as many wide columns into a line as strictly fit', () => {
    assert.equal(wideColumnsThatFit(6, 40), 5);
    assert.equal(wideColumnsThatFit(19, 40), 2);
    assert.equal(wideColumnsThatFit(20, 41), 1);
    assert.equal(wideColumnsThatFit(50, 40), 1);
    assert.equal(wideColumnsThatFit(0, 40), 1);
  });
});
