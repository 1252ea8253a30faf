import assert from 'node:assert/strict';
import { LineSearch } from '../../../cmdlets/objects/line-search.ts';
import { ObjectWindow } from '../../../cmdlets/objects/object-window.ts';
import { unsteadySort } from '../../../cmdlets/objects/unsteady-sort.ts';

describe('objects chosen by their place', () => {
  type Choice = { first?: number; last?: number; skip?: number; skipLast?: number };
  const rows: readonly [choice: Choice, chosen: number[]][] = [
    [{ first: 2 }, [1, 2]],
    [{ first: 2, skip: 3 }, [4, 5]],
    [{ last: 2 }, [5, 6]],
    [{ last: 2, skip: 1 }, [4, 5]],
    [{ last: 9, skip: 4 }, [1, 2]],
    [{ first: 2, last: 2 }, [1, 2, 5, 6]],
    [{ first: 5, last: 3 }, [1, 2, 3, 4, 5, 6]],
    [{ first: 1, last: 1, skip: 1 }, [2, 6]],
    [{ skip: 4 }, [5, 6]],
    [{ skipLast: 4 }, [1, 2]],
    [{ skip: 1, skipLast: 2 }, [2, 3, 4]],
    [{ first: 0 }, []],
    [{ last: 0 }, []],
  ];
  for (const [choice, chosen] of rows)
    it(JSON.stringify(choice), () => {
      const passed: unknown[] = [];
      const window = new ObjectWindow(
        { first: choice.first, last: choice.last, skip: choice.skip ?? 0, skipLast: choice.skipLast ?? 0 },
        (value) => passed.push(value),
      );
      for (let value = 1; value <= 6; value++) window.add(value);
      window.end();
      assert.deepEqual(passed, chosen);
    });
});

describe('matches with lines around them', () => {
  const search = (lines: string, before: number, after: number) => {
    const found: unknown[] = [];
    const test = (line: string) => (line.startsWith('x') ? { pattern: 'x', matches: [] } : undefined);
    const run = new LineSearch(test, { ignoreCase: true, before, after }, undefined, (match) => {
      const { displayPreContext, displayPostContext } = match.context!;
      found.push([displayPreContext.join(' '), match.lineNumber, displayPostContext.join(' ')]);
    });
    for (const line of lines.split(' ')) run.line(line);
    run.end();
    return found;
  };
  it('shows a line between two matches once', () => {
    assert.deepEqual(search('a x1 b x2 c', 1, 1), [
      ['a', 2, 'b'],
      ['', 4, 'c'],
    ]);
  });
  it('ends the lines after a match at the next match', () => {
    assert.deepEqual(search('x1 x2 a b c', 2, 2), [
      ['', 1, ''],
      ['', 2, 'a b'],
    ]);
  });
  it('gives a match at the end without lines after it', () => {
    assert.deepEqual(search('a b x1', 1, 3), [['b', 3, '']]);
  });
});

describe("sorting as .NET's introspective sort does", () => {
  it('sorts rows of any length', () => {
    for (const length of [0, 1, 2, 3, 16, 17, 500]) {
      const values = Array.from({ length }, (_, at) => (at * 7919) % 1009);
      const expected = [...values].sort((a, b) => a - b);
      assert.deepEqual(
        unsteadySort(values, (a, b) => a - b),
        expected,
      );
    }
  });
  it('compares three values in the order that decides for numbers among text', () => {
    const values: readonly unknown[] = [10, '9', 8];
    const compare = (left: number, right: number): number => {
      const [a, b] = [values[left], values[right]];
      return typeof a === 'string' ? (a < String(b) ? -1 : a > String(b) ? 1 : 0) : Number(a) - Number(b);
    };
    assert.deepEqual(
      unsteadySort([0, 1, 2], compare).map((at) => values[at]),
      [8, '9', 10],
    );
  });
});
