import assert from 'node:assert/strict';
import { opMatch, opReplace, opSplit, opSplitUnary } from '../../shell/objects/comparison.ts';
import { NetException } from '../../shell/objects/error.ts';
import { escapeRegex, NetRegex, regexFor, unescapeRegex } from '../../shell/objects/regex.ts';
import type { Value } from '../../shell/objects/value.ts';
import { outcome } from './outcome.ts';

const matches: readonly (readonly [text: string, pattern: string, found: string | null, caseSensitive?: boolean])[] = [
  ['server-042', '\\d+', '042'],
  ['HELLO', 'hello', 'HELLO'],
  ['HELLO', 'hello', null, true],
  ['HELLO', '(?-i)hello', null],
  ['HELLO', '(?i)hello', 'HELLO', true],
  ['aB', 'a(?i)b', 'aB', true],
  ['AB', '(?i:a)b', null, true],
  ['a\n', 'a$', 'a'],
  ['a\nb', 'a$', null],
  ['a\nb', '(?m)a$', 'a'],
  ['a\nb', '(?m)^b', 'b'],
  ['a\r', 'a.', 'a\r'],
  ['a\nb', 'a.b', null],
  ['a\nb', '(?s)a.b', 'a\nb'],
  ['abc', '(?x) a b  # the start\n c', 'abc'],
  ['abc', 'a(?#note)b', 'ab'],
  ['aab', '(?>a+)ab', null],
  ['foobar', '(?<=foo)bar', 'bar'],
  ['héllo', '^\\w+$', 'héllo'],
  ['٣', '\\d', '٣'],
  ['é b', '\\bb', 'b'],
  ['Ünï', '\\p{Lu}\\w+', 'Ünï'],
  ['x1', '[^\\W\\d]', 'x'],
  ['abe', '[a-z-[aeiou]]', 'b'],
  ['a]b', '[]]', ']'],
  ['a-b', '[b-]', '-'],
  ['{1}', '{1}', '{1}'],
  ['tab\there', '\\t', '\t'],
  ['\x1b', '\\e', '\x1b'],
  ['AA', '(?<c>a)\\k<c>', 'AA'],
  ['aa', '(a)\\1', 'aa'],
  ['abab', "(?'p'ab)\\k'p'", 'abab'],
  ['line', '\\Aline\\z', 'line'],
  ['C:\\x', '^[a-z]:\\\\', 'C:\\'],
];

const errors: readonly (readonly [pattern: string, message: string])[] = [
  ['(', "Invalid pattern '(' at offset 1. Not enough )'s."],
  ['a)', "Invalid pattern 'a)' at offset 2. Too many )'s."],
  ['[', "Invalid pattern '[' at offset 1. Unterminated [] set."],
  ['*a', "Invalid pattern '*a' at offset 1. Quantifier '*' following nothing."],
  ['a**', "Invalid pattern 'a**' at offset 3. Nested quantifier '*'."],
  ['\\q', "Invalid pattern '\\q' at offset 2. Unrecognized escape sequence \\q."],
  ['a\\', "Invalid pattern 'a\\' at offset 2. Illegal \\ at end of pattern."],
  ['[b-a]', "Invalid pattern '[b-a]' at offset 4. [x-y] range in reverse order."],
];

describe('regular expressions', () => {
  for (const [text, pattern, found, caseSensitive = false] of matches)
    it(`${JSON.stringify(text)} and ${JSON.stringify(pattern)}`, () => {
      const { result, matches: table } = opMatch(text, pattern, caseSensitive);
      assert.equal(result, found !== null);
      assert.equal(table?.get(0) ?? null, found);
    });

  for (const [pattern, message] of errors)
    it(`refuses ${pattern}`, () =>
      assert.throws(
        () => new NetRegex(pattern),
        (thrown) => thrown instanceof NetException && thrown.type.endsWith('RegexParseException') && thrown.message === message,
      ));

  for (const pattern of ['(?<a-b>x)', '(?(1)a|b)'])
    it(`says that it cannot do ${pattern}`, () =>
      assert.throws(
        () => new NetRegex(pattern),
        (thrown) => thrown instanceof NetException && thrown.type === 'System.NotSupportedException',
      ));

  it('numbers groups without names first', () => {
    const regex = new NetRegex('(?<x>a)(b)(?<5>c)');
    assert.deepEqual([...regex.groupNames.values()], ['0', '1', 'x', '5']);
    assert.deepEqual(
      regex.match('zabc').groups.map((g) => [g.name, g.value, g.index]),
      [
        ['0', 'abc', 1],
        ['1', 'b', 2],
        ['x', 'a', 1],
        ['5', 'c', 3],
      ],
    );
  });

  it('leaves groups without part out of Matches', () => {
    const { matches: table } = opMatch('ac', '(a)(b)?(c)', false);
    assert.deepEqual(table?.keys(), [3, 1, 0]);
    assert.equal(table?.has(2), false);
  });

  it('keeps the elements of a collection that match', () => {
    assert.deepEqual(opMatch(['ab', 'cd'], 'b', false), { result: ['ab'], matches: null });
  });

  const replacements: readonly (readonly [text: Value, operand: Value, outcome: string])[] = [
    ['John Smith', ['(\\w+) (\\w+)', '$2, $1'], 'Smith, John:String'],
    ['abc', ['b', '[$&]'], 'a[b]c:String'],
    ['abc', ['b', '$$'], 'a$c:String'],
    ['abc', ['b', "[$`|$']"], 'a[a|c]c:String'],
    ['abc', ['(a)(b)', '$+'], 'bc:String'],
    ['abc', ['b', '$_'], 'aabcc:String'],
    ['abc', ['b', '$n$10$'], 'a$n$10$c:String'],
    ['a1', ['(\\d)', '${1}0'], 'a10:String'],
    ['hello world', 'o', 'hell wrld:String'],
    [null, ['a', 'b'], ':String'],
    [5, ['5', 'five'], 'five:String'],
    [['a', null], ['a', 'b'], 'b :Object[]'],
    ['x', ['(', ''], '! InvalidRegularExpression: The regular expression pattern ( is not valid.'],
    ['x', [1, 2, 3], '! BadReplaceArgument: The -replace operator allows only two elements to follow it, not 3.'],
  ];
  for (const [text, operand, expected] of replacements)
    it(`replaces in ${String(text)} → ${expected}`, () =>
      assert.equal(
        outcome(() => opReplace(text, operand, false)),
        expected,
      ));

  const splits: readonly (readonly [text: Value, operand: Value, pieces: readonly string[]])[] = [
    ['a,b,c', ',', ['a', 'b', 'c']],
    ['a,b,c', [',', 2], ['a', 'b,c']],
    ['a,b,c', [',', -2], ['a,b', 'c']],
    ['1+2-3', '([+-])', ['1', '+', '2', '-', '3']],
    ['ab', '', ['', 'a', 'b', '']],
    ['', ',', ['']],
    [null, ',', ['']],
    [['a,b', 'c'], ',', ['a', 'b', 'c']],
    ['a.b.c', ['.', 2, 'SimpleMatch'], ['a', 'b.c']],
    ['oneXtwo', 'x', ['one', 'two']],
  ];
  for (const [text, operand, pieces] of splits)
    it(`splits ${String(text)} by ${String(operand)}`, () => assert.deepEqual([...(opSplit(text, operand, false) as string[])], pieces));

  it('splits at white space', () => assert.deepEqual([...(opSplitUnary(' a  b\tc ') as string[])], ['a', 'b', 'c']));
  it('refuses options that do not go together', () =>
    assert.equal(
      outcome(() => opSplit('a', ['.', 0, 'SimpleMatch,Multiline'], false)),
      '! InvalidSplitOptionCombination: The combination of options with the -split operator is not valid.',
    ));

  it('escapes and unescapes', () => {
    assert.equal(escapeRegex('a.b[c]# d'), 'a\\.b\\[c]\\#\\ d');
    assert.equal(unescapeRegex('a\\.b\\t\\x41'), 'a.b\tA');
  });
  it('remembers compiled patterns', () => assert.equal(regexFor('a+', 0), regexFor('a+', 0)));
});
