import assert from 'node:assert/strict';
import { CsvReader } from '../../../cmdlets/objects/csv-reader.ts';

const rows: readonly [why: string, text: string, fields: string[]][] = [
  ['plain fields', 'a,b\n', ['a', 'b']],
  ['an empty field in the middle', 'a,,c', ['a', '', 'c']],
  ['nothing after the last delimiter of a text without a line break', 'a,', ['a']],
  ['an empty field before a line break', 'a,\n', ['a', '']],
  ['blanks before a field go, those after it stay', '  a , b c \n', ['a ', 'b c ']],
  ['doubled quotes', '"say ""hi""",x', ['say "hi"', 'x']],
  ['line breaks and delimiters in quotes', '"a\nb,c",d', ['a\nb,c', 'd']],
  ['blanks after a closing quote go', '"a"  ,b', ['a', 'b']],
  ['a quote inside a field is a quote', 'a"b,c', ['a"b', 'c']],
  ['a quote that is never closed takes the rest', '"a,b\nc', ['a,b\nc']],
  ['Windows line ends', 'a,b\r\nc', ['a', 'b']],
  ['an empty line', '\nx', []],
];

describe('records of comma-separated text', () => {
  for (const [why, text, fields] of rows)
    it(why, () => {
      assert.deepEqual(new CsvReader(text, ',').record(), fields);
    });

  it('goes on with the next record', () => {
    const reader = new CsvReader('a;b\n1;2', ';');
    assert.deepEqual([reader.record(), reader.record(), reader.ended], [['a', 'b'], ['1', '2'], true]);
  });
});
