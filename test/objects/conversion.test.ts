import assert from 'node:assert/strict';
import { castToCustomObject, tryConvert } from '../../shell/objects/convert.ts';
import { Hashtable, OrderedDictionary } from '../../shell/objects/hashtable.ts';
import { requireType } from '../../shell/objects/net-type.ts';
import { withTokenText } from '../../shell/objects/ps-object.ts';
import { Char, Double, type Value } from '../../shell/objects/value.ts';
import { cast, n, outcome } from './outcome.ts';

const rows: readonly (readonly [type: string, value: Value, outcome: string])[] = [
  ['int', '', '0:Int32'],
  ['int', ' ', '0:Int32'],
  ['int', ' 12 ', '12:Int32'],
  ['int', '\t7\n', '7:Int32'],
  ['int', '0x10', '16:Int32'],
  ['int', '0x', '0:Int32'],
  ['int', '0xffffffff', '-1:Int32'],
  ['long', '0xffffffff', '-1:Int64'],
  ['uint32', '0xffffffff', '4294967295:UInt32'],
  ['byte', '0xff', '255:Byte'],
  ['sbyte', '0xff', '-1:SByte'],
  ['byte', '1.5', '2:Byte'],
  ['int', '5d', '5:Int32'],
  ['int', '1.5', '2:Int32'],
  ['int', '2.5', '2:Int32'],
  ['int', '-2.5', '-2:Int32'],
  ['int', '1e3', '1000:Int32'],
  ['int', '1e-2', '0:Int32'],
  ['int', '1,000', '1000:Int32'],
  ['int', '1,0', '10:Int32'],
  ['int', '1,5.5', '16:Int32'],
  ['int', '1.5kb', '1536:Int32'],
  ['int', '.5', '0:Int32'],
  ['int', '5.', '5:Int32'],
  ['int', '#10', '16:Int32'],
  ['int', '&h10', '16:Int32'],
  ['double', '', '0:Double'],
  ['double', '1,000.5', '1000.5:Double'],
  ['double', '1,5', '15:Double'],
  ['double', '1e400', 'Infinity:Double'],
  ['double', '-Infinity', '-Infinity:Double'],
  ['double', 'NaN', 'NaN:Double'],
  ['double', '-0', '0:Double'],
  ['double', '-0.0', '-0:Double'],
  ['decimal', '1.10', '1.1:Decimal'],
  ['decimal', '123456789012345678.12', '123456789012346000:Decimal'],
  ['decimal', '1.10d', '1.10:Decimal'],
  ['decimal', '1,000.10', '1000.10:Decimal'],
  ['decimal', '5-', '-5:Decimal'],
  ['bigint', '1.5', '1:BigInteger'],
  ['bigint', n('1.5'), '1:BigInteger'],
  ['decimal', n('0.1234567890123456789'), '0.123456789012346:Decimal'],
  ['int', true, '1:Int32'],
  ['int', new Char(97), '97:Int32'],
  ['int', null, '0:Int32'],
  ['string', null, ':String'],
  ['bool', null, 'False:Boolean'],
  ['nullable[int]', null, 'null'],
  ['nullable[int]', '5', '5:Int32'],
  ['xml', null, 'null'],
  ['char', 65, 'A:Char'],
  ['char', 'x', 'x:Char'],
  ['int[]', '5', '5:Int32[]'],
  ['string[]', [1, null], '1 :String[]'],
  ['char[]', 'abc', 'a b c:Char[]'],
  ['ConsoleColor', 'darkred', 'DarkRed:ConsoleColor'],
  ['ConsoleColor', 'DarkR', 'DarkRed:ConsoleColor'],
  ['ConsoleColor', 'red,blue', 'Magenta:ConsoleColor'],
  ['ConsoleColor', n('12.0'), 'Red:ConsoleColor'],
  ['System.IO.FileAttributes', 'readonly, hidden', 'ReadOnly, Hidden:FileAttributes'],
  ['System.IO.FileAttributes', ['ReadOnly', 2], 'ReadOnly, Hidden:FileAttributes'],
  ['System.IO.FileAttributes', 3, 'ReadOnly, Hidden:FileAttributes'],
  ['timespan', '5', '5.00:00:00:TimeSpan'],
  ['timespan', '1:2', '01:02:00:TimeSpan'],
  ['timespan', '1.2:3', '1.02:03:00:TimeSpan'],
  ['timespan', 5, '00:00:00.0000005:TimeSpan'],
  ['version', n('1.2'), '1.2:Version'],
  ['semver', '1', '1.0.0:SemanticVersion'],
  ['ipaddress', '1', '0.0.0.1:IPAddress'],
  ['uri', 'foo', 'foo:Uri'],
  ['System.Collections.Generic.List[int]', ['1', '2'], '1 2:List`1'],
  ['System.Collections.Generic.List[int]', 5, '5:List`1'],
  ['System.Collections.ArrayList', [1, 2], '1 2:ArrayList'],
  ['System.Text.StringBuilder', 'abc', 'abc:StringBuilder'],
];

const notInteger = (text: string) =>
  `! InvalidCastFromStringToInteger: Cannot convert value "${text}" to type "System.Int32". Error: "The input string '${text}' was not in a correct format."`;

const failures: readonly (readonly [type: string, value: Value, outcome: string])[] = [
  ...['- 5', '--5', '(5)', '$5', '1 2', '1_0', '5-', 'abc', 'NaN'].map((text) => ['int', text, notInteger(text)] as const),
  [
    'int',
    '2147483648',
    '! InvalidCastFromStringToInteger: Cannot convert value "2147483648" to type "System.Int32". Error: "Value was either too large or too small for an Int32."',
  ],
  [
    'byte',
    300,
    '! InvalidCastIConvertible: Cannot convert value "300" to type "System.Byte". Error: "Value was either too large or too small for an unsigned byte."',
  ],
  [
    'int',
    new Double(Number.POSITIVE_INFINITY),
    '! InvalidCastIConvertible: Cannot convert value "∞" to type "System.Int32". Error: "Value was either too large or too small for an Int32."',
  ],
  [
    'long',
    n('9.3e18'),
    '! InvalidCastIConvertible: Cannot convert value "9.3E+18" to type "System.Int64". Error: "Arithmetic operation resulted in an overflow."',
  ],
  [
    'char',
    n('65.7'),
    `! InvalidCastIConvertible: Cannot convert value "65.7" to type "System.Char". Error: "Invalid cast from 'Double' to 'Char'."`,
  ],
  [
    'char',
    'AB',
    '! InvalidCastParseTargetInvocation: Cannot convert value "AB" to type "System.Char". Error: "String must be exactly one character long."',
  ],
  [
    'int',
    [5],
    '! ConvertToFinalInvalidCastException: Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".',
  ],
  [
    'double',
    'inf',
    `! InvalidCastFromStringToDoubleOrSingle: Cannot convert value "inf" to type "System.Double". Error: "The input string 'inf' was not in a correct format."`,
  ],
  [
    'decimal',
    'x',
    `! InvalidCastFromStringToDecimal: Cannot convert value "x" to type "System.Decimal". Error: "The input string 'x' was not in a correct format."`,
  ],
  ['datetime', null, '! nullToObjectInvalidCast: Cannot convert null to type "System.DateTime".'],
  [
    'datetime',
    '2023-02-29',
    `! InvalidCastParseTargetInvocationWithFormatProvider: Cannot convert value "2023-02-29" to type "System.DateTime". Error: "String '2023-02-29' was not recognized as a valid DateTime."`,
  ],
  [
    'version',
    '1',
    `! InvalidCastParseTargetInvocation: Cannot convert value "1" to type "System.Version". Error: "Version string portion was too short or too long. (Parameter 'input')"`,
  ],
  [
    'guid',
    'x',
    '! InvalidCastParseTargetInvocationWithFormatProvider: Cannot convert value "x" to type "System.Guid". Error: "Unrecognized Guid format."',
  ],
  [
    'regex',
    '(',
    `! InvalidCastFromStringToRegex: Cannot convert value "(" to type "System.Text.RegularExpressions.Regex". Error: "Invalid pattern '(' at offset 1. Not enough )'s."`,
  ],
  [
    'securestring',
    'x',
    '! ConvertToFinalInvalidCastException: Cannot convert the value of type "System.String" to type "System.Security.SecureString".',
  ],
  [
    'hashtable',
    'a',
    '! ConvertToFinalInvalidCastException: Cannot convert the "a" value of type "System.String" to type "System.Collections.Hashtable".',
  ],
  [
    'DayOfWeek',
    9,
    '! UndefinedIntegerToEnum: Cannot convert value "9" to type "System.DayOfWeek" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday".',
  ],
];

describe('conversion', () => {
  for (const [type, value, expected] of [...rows, ...failures])
    it(`[${type}]${JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))} → ${expected.slice(0, 60)}`, () =>
      assert.equal(
        outcome(() => cast(type, value)),
        expected,
      ));

  it('tells instead of throwing', () => {
    assert.equal(tryConvert('x', requireType('int')).ok, false);
    assert.deepEqual(tryConvert('5', requireType('int')), { ok: true, value: 5 });
  });

  it('makes a custom object of a dictionary, in order, named by PSTypeName', () => {
    const made = castToCustomObject(
      OrderedDictionary.from([
        ['b', 1],
        ['PSTypeName', 'My.Thing'],
        ['a', 2],
      ]),
    );
    assert.equal(
      outcome(() => made),
      '@{b=1; a=2}:PSCustomObject',
    );
    assert.deepEqual((made as { typeNames?: string[] }).typeNames, ['My.Thing']);
    assert.equal(castToCustomObject(5), 5);
  });

  it('sets properties of a class from a hash table', () => {
    const made = () => cast('System.Text.StringBuilder', Hashtable.from([['Capacity', '64']]));
    assert.equal((made() as { capacity: number }).capacity, 64);
    assert.match(
      outcome(() => cast('System.Text.StringBuilder', Hashtable.from([['NoSuch', 1]]))),
      /^! ObjectCreationError: Cannot create object of type "System.Text.StringBuilder". The property 'NoSuch' was not found/,
    );
  });

  it('keeps the text of a number that was typed as an argument only where it becomes a string', () => {
    const typed = withTokenText(16, '0x10');
    assert.equal(cast('string', typed), '0x10');
    assert.equal(cast('int', typed), 16);
    assert.equal(outcome(() => typed).startsWith('16'), true);
  });
});
