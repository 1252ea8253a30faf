import assert from 'node:assert/strict';
import { splitLines, wrapText } from '../../shell/formatting/word-wrap.ts';

const english: readonly [says: string, text: string, width: number, lines: string[]][] = [
  ['a text that fits stays untouched', 'a\u00a0b', 3, ['a\u00a0b']],
  ['blanks stay at the end of the word', 'the quick brown fox jumps', 22, ['the quick brown fox ', 'jumps']],
  ['a word of exactly the width pushes its blank on', 'abcd ef', 4, ['abcd', ' ef']],
  ['a long word is filled on from the current line', 'Id 0123456789', 6, ['Id 012', '345678', '9']],
  ['a final line break gives a last empty line', 'a\n', 5, ['a', '']],
  ['CR is removed', 'a\r\nb', 5, ['a', 'b']],
  ['a hyphen is no break', 'aaa-bbb', 5, ['aaa-b', 'bb']],
  ['a no-break blank is a break that vanishes', 'aa\u00a0bb cc', 6, ['aabb ', 'cc']],
  ['a soft hyphen shows at the edge only', 'abc\u00addef', 4, ['abc-', 'def']],
  ['a soft hyphen elsewhere vanishes', 'ab\u00adcdef', 5, ['ab', 'cdef']],
  ['a character wider than the line becomes a question mark', '日', 1, ['?']],
  ['an empty text is one empty line', '', 3, ['']],
];

describe('word wrap', () => {
  for (const [says, text, width, lines] of english) it(says, () => assert.deepEqual(wrapText(text, width, width, 'en'), lines));

  it('cuts by cells where the language has no words to break at', () => {
    assert.deepEqual(wrapText('aa bb cc', 4, 4, 'ja'), ['aa b', 'b cc']);
    assert.deepEqual(wrapText('日本語', 5, 5, 'zh'), ['日本', '語']);
  });

  it('gives the first line its own width', () => assert.deepEqual(wrapText('aa bb cc', 3, 6, 'en'), ['aa ', 'bb cc']));

  it('repeats all sequences on each line of a decorated text', () => {
    assert.deepEqual(splitLines('\x1b[31ma\x1b[0mb\nc'), ['\x1b[31ma\x1b[0mb\x1b[0m', '\x1b[31m\x1b[0mc\x1b[0m']);
    assert.deepEqual(wrapText('\x1b[31mab cd\x1b[0m', 3, 3, 'en'), ['\x1b[31mab\x1b[0m ', '\x1b[31mcd\x1b[0m']);
  });
});
