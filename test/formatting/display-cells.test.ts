import assert from 'node:assert/strict';
import { cut } from '../../shell/formatting/decorated.ts';
import { cellsOf, headFit, tailFit } from '../../shell/formatting/display-cells.ts';

const widths: readonly [text: string, cells: number][] = [
  ['', 0],
  ['abc', 3],
  ['日本語', 6],
  ['한국', 4],
  ['\u303f', 1],
  ['\u2329', 2],
  ['\u115f', 2],
  ['\u1160', 1],
  ['Ａ', 2],
  ['￦', 2],
  ['\uff61', 1],
  ['😀', 2],
  ['e\u0301', 2],
  ['\0\t', 2],
  ['a\nb', 3],
  ['\x1b[31mred\x1b[0m', 3],
  ['\x1b[?25lx', 1],
  ['\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\', 4],
  ['\x1b[2J', 4],
];

describe('display cells', () => {
  for (const [text, cells] of widths) it(`${JSON.stringify(text)} takes ${cells}`, () => assert.equal(cellsOf(text), cells));

  it('fits no half of a wide character', () => {
    assert.equal(headFit('日本語', 3), 1);
    assert.equal(tailFit('日本語', 5), 2);
    assert.equal(headFit('abc', 2), 2);
  });

  it('keeps every sequence of a text that is cut and ends in a reset', () => {
    assert.equal(cut('\x1b[31mabcdef\x1b[32m', 0, 2, '', '…'), '\x1b[31mab…\x1b[32m\x1b[0m');
    assert.equal(cut('\x1b[31mabcdef\x1b[0m', 4, 2, '…', ''), '\x1b[31m…ef\x1b[0m');
    assert.equal(cut('abcdef', 0, 2, '', '…'), 'ab…');
  });
});
