import assert from 'node:assert/strict';
import { JsonError, readJson } from '../../../cmdlets/objects/json-reader.ts';
import { jsonString } from '../../../cmdlets/objects/json-text.ts';
import { BigInteger, Double } from '../../../shell/objects/value.ts';

const read = (text: string, depth = 1024) =>
  readJson(text, depth, {
    object: (names, values) => Object.fromEntries(names.map((name, at) => [name, values[at]])),
    text: (each) => each,
  });

describe('JSON as PowerShell reads it', () => {
  const good: readonly [text: string, value: unknown][] = [
    ['7', 7n],
    ['-2', -2n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', new BigInteger(9223372036854775808n)],
    ['1.0', new Double(1)],
    ['1e3', new Double(1000)],
    ['0x1F', 31n],
    ['"a\\u00e9\\n"', 'aé\n'],
    ["{ 'a': 'b' }", { a: 'b' }],
    ['{ a: [1, 2,], }', { a: [1n, 2n] }],
    ['// note\n[true, /* no */ false, null]', [true, false, null]],
    ['  ', null],
  ];
  for (const [text, value] of good)
    it(`takes ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), value);
    });

  const bad: readonly [text: string, message: RegExp][] = [
    ['{"a":}', /Unexpected character encountered while parsing value: }\. Path 'a', line 1, position 5\./],
    ['[1, 2', /Unexpected end/],
    ['{"a" 1}', /Expected ':' but got: 1/],
    ['"abc', /Unterminated string\. Expected delimiter: "/],
    ['1 2', /Additional text encountered/],
    ['"\\q"', /Bad JSON escape sequence/],
    ['/* open', /Unexpected end while parsing comment/],
  ];
  for (const [text, message] of bad)
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => read(text),
        (error) => error instanceof JsonError && message.test(error.message),
      );
    });

  it('refuses what lies too deep, before the stack ends', () => {
    assert.throws(() => read('['.repeat(100_000)), /MaxDepth of 1024/);
  });
});

describe('JSON text', () => {
  const rows: readonly [text: string, how: 'Default' | 'EscapeHtml' | 'EscapeNonAscii', json: string][] = [
    ['plain <é>', 'Default', '"plain <é>"'],
    ['"\\\n\u0001\u2028', 'Default', '"\\"\\\\\\n\\u0001\\u2028"'],
    ['<a b="c">&\'', 'EscapeHtml', '"\\u003ca b=\\u0022c\\u0022\\u003e\\u0026\\u0027"'],
    ['é\u{1f600}', 'EscapeNonAscii', '"\\u00e9\\ud83d\\ude00"'],
  ];
  for (const [text, how, json] of rows)
    it(`${how}: ${JSON.stringify(text)}`, () => {
      assert.equal(jsonString(text, how), json);
    });
});
