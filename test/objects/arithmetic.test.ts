import assert from 'node:assert/strict';
import * as arithmetic from '../../shell/objects/arithmetic.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { Char, Single, type Value } from '../../shell/objects/value.ts';
import { cast, n, outcome } from './outcome.ts';

const { add, subtract, multiply, divide, remainder, negate, increment, bitAnd, bitOr, bitNot, shiftLeft, range } = arithmetic;
const date = (text: string) => cast('datetime', text);
const span = (text: string) => cast('timespan', text);

const rows: readonly (readonly [what: string, run: () => Value, outcome: string])[] = [
  ['1 + 2', () => add(1, 2), '3:Int32'],
  ['1 + "2.5"', () => add(1, '2.5'), '3.5:Double'],
  ['1 + "0x10"', () => add(1, '0x10'), '17:Int32'],
  ['1 + ""', () => add(1, ''), '1:Int32'],
  ['1 + "1e3"', () => add(1, '1e3'), '1001:Double'],
  ['1 + "2147483648"', () => add(1, '2147483648'), '2147483649:Int64'],
  ['"1" + 2', () => add('1', 2), '12:String'],
  ['"a" + (1,2)', () => add('a', [1, 2]), 'a1 2:String'],
  ['char + 1', () => add(new Char(97), 1), 'a1:String'],
  ['true + true', () => add(true, true), '2:Int32'],
  ['null + 5', () => add(null, 5), '5:Int32'],
  ['5 + null', () => add(5, null), '5:Int32'],
  ['overflow to Double', () => add(2147483647, 1), '2147483648:Double'],
  ['overflow of Int64', () => add(n('9223372036854775807'), 1), '9.22337203685478E+18:Double'],
  ['1u + 1', () => add(n('1u'), 1), '2:UInt32'],
  ['1u + -1', () => add(n('1u'), -1), '0:Int64'],
  ['1ul + -1', () => add(n('1ul'), -1), '0:Decimal'],
  ['1u - 2u', () => subtract(n('1u'), n('2u')), '-1:Double'],
  ['bytes do not wrap', () => add(n('255uy'), n('1uy')), '256:Int32'],
  ['singles go to Double', () => add(new Single(0.1), new Single(0.2)), '0.300000004470348:Double'],
  ['0.1d * 10', () => multiply(n('0.1d'), 10), '1.0:Decimal'],
  ['1n + 1.5', () => add(n('1n'), n('1.5')), '2:BigInteger'],
  ['7n / 2', () => divide(n('7n'), 2), '3:BigInteger'],
  ['8 / 2', () => divide(8, 2), '4:Int32'],
  ['7 / 2', () => divide(7, 2), '3.5:Double'],
  ['Int32 minimum / -1', () => divide(-2147483648, -1), '2147483648:Double'],
  ['1.0 / 0', () => divide(n('1.0'), 0), 'Infinity:Double'],
  ['1d / 3', () => divide(n('1d'), n('3d')), '0.3333333333333333333333333333:Decimal'],
  ['2d / 4d', () => divide(n('2d'), n('4d')), '0.5:Decimal'],
  ['-7 % 3', () => remainder(-7, 3), '-1:Int32'],
  ['7d % 2.5', () => remainder(n('7d'), n('2.5')), '2.0:Decimal'],
  ['"5" - 2', () => subtract('5', 2), '3:Int32'],
  ['"5" * 2', () => multiply('5', 2), '55:String'],
  ['"a" * 1.6', () => multiply('a', n('1.6')), 'aa:String'],
  ['null * 5', () => multiply(null, 5), 'null'],
  ['array + 3', () => add([1, 2], 3), '1 2 3:Object[]'],
  ['array + null', () => add([1], null), '1 :Object[]'],
  ['array * 2', () => multiply([1, 2], 2), '1 2 1 2:Object[]'],
  ['string[] * 2', () => multiply(cast('string[]', ['a']), 2), 'a a:String[]'],
  ['date + 1 is a tick', () => add(date('2024-01-01'), span('0:0:1')), '01/01/2024 00:00:01:DateTime'],
  ['date - date', () => subtract(date('2024-01-02'), date('2024-01-01')), '1.00:00:00:TimeSpan'],
  ['timespan * 2', () => multiply(span('1:00'), 2), '02:00:00:TimeSpan'],
  ['2 * timespan', () => multiply(2, span('1:00')), '02:00:00:TimeSpan'],
  ['timespan / timespan', () => divide(span('1:00'), span('0:30')), '2:Double'],
  ['enum + 1', () => add(cast('DayOfWeek', 5), 1), 'Saturday:DayOfWeek'],
  ['-"5"', () => negate('5'), '-5:Int32'],
  ['-[uint32]5', () => negate(n('5u')), '-5:Double'],
  ['-minimum', () => negate(-2147483648), '2147483648:Double'],
  ['null++', () => increment(null), '1:Int32'],
  ['5 -band 2.5', () => bitAnd(5, n('2.5')), '0:UInt64'],
  ['flags -bor text', () => bitOr(cast('System.IO.FileAttributes', 'ReadOnly'), 'Hidden'), 'ReadOnly, Hidden:FileAttributes'],
  ['-bnot 5u', () => bitNot(n('5u')), '4294967290:UInt32'],
  ['-bnot 5.5', () => bitNot(n('5.5')), '-7:Int32'],
  ['-bnot 5e10', () => bitNot(n('5e10')), '-50000000001:Int64'],
  ['byte -shl 4', () => shiftLeft(n('255uy'), 4), '240:Byte'],
  ['1 -shl 32', () => shiftLeft(1, 32), '1:Int32'],
  ['1 -shl -1', () => shiftLeft(1, -1), '-2147483648:Int32'],
  ['1.5..4', () => range(n('1.5'), 4), '2 3 4:Object[]'],
  ['"a".."c"', () => range('a', 'c'), 'a b c:Object[]'],
  ['"c".."a"', () => range('c', 'a'), 'c b a:Object[]'],
  ['"1".."3"', () => range('1', '3'), '1 2 3:Object[]'],
];

const failures: readonly (readonly [what: string, run: () => Value, outcome: string])[] = [
  ['1 / 0', () => divide(1, 0), '! RuntimeException: Attempted to divide by zero.'],
  [
    '1 + "abc"',
    () => add(1, 'abc'),
    `! InvalidCastFromStringToInteger: Cannot convert value "abc" to type "System.Int32". Error: "The input string 'abc' was not in a correct format."`,
  ],
  [
    '"a" * -1',
    () => multiply('a', -1),
    "! System.ArgumentOutOfRangeException: times ('-1') must be a non-negative value. (Parameter 'times')",
  ],
  [
    'char * 2',
    () => multiply(new Char(97), 2),
    "! NotADefinedOperationForType: The operation '[System.Char] * [System.Int32]' is not defined.",
  ],
  [
    'array - 1',
    () => subtract([1], 1),
    "! MethodNotFound: Method invocation failed because [System.Object[]] does not contain a method named 'op_Subtraction'.",
  ],
  [
    '3 + array',
    () => add(3, [1, 2]),
    "! MethodNotFound: Method invocation failed because [System.Object[]] does not contain a method named 'op_Addition'.",
  ],
  ['table + 5', () => add(new Hashtable(), 5), '! AddHashTableToNonHashTable: A hash table can only be added to another hash table.'],
  [
    'table + table',
    () => add(Hashtable.from([['a', 1]]), Hashtable.from([['A', 2]])),
    "! System.ArgumentException: Item has already been added. Key in dictionary: 'a'  Key being added: 'A'",
  ],
  [
    'date - text',
    () => subtract(date('2024-01-02'), '1'),
    '! MethodCountCouldNotFindBest: Multiple ambiguous overloads found for "op_Subtraction" and the argument count: "2".',
  ],
  ['"a"++', () => increment('a'), "! OperatorRequiresNumber: The '++' operator works only on numbers. The operand is a 'System.String'."],
  ['1d + 1e30', () => add(n('1d'), n('1e30')), '! System.OverflowException: Value was either too large or too small for a Decimal.'],
  ['1.."x"', () => range(1, 'x'), "! System.FormatException: The input string 'x' was not in a correct format."],
];

describe('arithmetic', () => {
  for (const [what, run, expected] of [...rows, ...failures]) it(what, () => assert.equal(outcome(run), expected));
});
