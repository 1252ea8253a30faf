import assert from 'node:assert/strict';
import { compositeFormat, opFormat } from '../../shell/objects/composite-format.ts';
import { cultureNamed, enUS, invariant } from '../../shell/objects/culture.ts';
import { formatNumber, general15, isNumberValue, roundTrip } from '../../shell/objects/number-format.ts';
import { Single, typedArray } from '../../shell/objects/value.ts';
import { cast, n, outcome } from './outcome.ts';

const rows: readonly (readonly [literal: string, format: string, text: string])[] = [
  ['1234567', 'C', '$1,234,567.00'],
  ['1234567', 'C0', '$1,234,567'],
  ['-1234', 'C', '-$1,234.00'],
  ['-1234', 'D6', '-001234'],
  ['1234567', 'E', '1.234567E+006'],
  ['1234.5678', 'E2', '1.23E+003'],
  ['1234.5678', 'e2', '1.23e+003'],
  ['1234567', 'F', '1234567.000'],
  ['1234.5678', 'F0', '1235'],
  ['1234567', 'G3', '1.23E+06'],
  ['1234.5678', 'G', '1234.5678'],
  ['-1234', 'G2', '-1.2E+03'],
  ['1234567', 'N', '1,234,567.000'],
  ['1234567', 'N0', '1,234,567'],
  ['1234.5678', 'N', '1,234.568'],
  ['-1234', 'N1', '-1,234.0'],
  ['1234567', 'P', '123,456,700.000%'],
  ['1234.5678', 'P0', '123,457%'],
  ['-1234', 'P1', '-123,400.0%'],
  ['1234567', 'X', '12D687'],
  ['1234567', 'x8', '0012d687'],
  ['-1234', 'X', 'FFFFFB2E'],
  ['-1l', 'X', 'FFFFFFFFFFFFFFFF'],
  ['-1y', 'X', 'FF'],
  ['255n', 'X', '0FF'],
  ['1234567', 'B', '100101101011010000111'],
  ['1234567', 'b24', '000100101101011010000111'],
  ['1234.5678', 'R', '1234.5678'],
  ['0.5', 'F0', '0'],
  ['1.5', 'F0', '2'],
  ['2.5', 'F0', '2'],
  ['0.125', 'F2', '0.12'],
  ['2.675', 'F2', '2.67'],
  ['2.5d', 'F0', '3'],
  ['2.675d', 'F2', '2.68'],
  ['-0.001', 'N2', '-0.00'],
  ['-0.4', 'F0', '-0'],
  ['-0.4d', 'F0', '0'],
  ['5', '000', '005'],
  ['0', '#', ''],
  ['0.5', '#.##', '.5'],
  ['1234.5', '#,##0.00', '1,234.50'],
  ['12', '0,0', '12'],
  ['1234567', '0,', '1235'],
  ['1234567890', '0,,', '1235'],
  ['0.256', '0%', '26%'],
  ['1234.5', '0.00e0', '1.23e3'],
  ['1234.5', '0.0E+00', '1.2E+03'],
  ['123456789', '000-00-0000', '123-45-6789'],
  ['7', '+0;-0;zero', '+7'],
  ['0', '+0;-0;zero', 'zero'],
  ['-7', '+0;(0)', '(7)'],
  ['-7', '0;;Z', '-7'],
  ['0', '#;neg', ''],
  ['5', 'abc', 'abc'],
  ['1234', '00:00', '12:34'],
  ['5', '\\#0', '#5'],
  ['5', "'n' 0", 'n 5'],
  ['1.005', '0.00', '1.01'],
  ['2.5', '0', '3'],
  ['0.001', '0.0', '0.0'],
  ['-0.5', '0.0', '-0.5'],
];

describe('number formats', () => {
  for (const [literal, format, text] of rows)
    it(`${literal} as ${format} is ${text || 'nothing'}`, () => {
      const value = n(literal);
      assert.ok(isNumberValue(value));
      assert.equal(formatNumber(value, format, enUS), text);
    });

  const generals: readonly (readonly [value: number, in15: string, shortest: string])[] = [
    [0.1 + 0.2, '0.3', '0.30000000000000004'],
    [1 / 3, '0.333333333333333', '0.3333333333333333'],
    [1e14, '100000000000000', '100000000000000'],
    [1e15, '1E+15', '1000000000000000'],
    [1e16, '1E+16', '10000000000000000'],
    [1e17, '1E+17', '1E+17'],
    [1.5e16, '1.5E+16', '15000000000000000'],
    [123456789012345680, '1.23456789012346E+17', '1.2345678901234568E+17'],
    [0.0001, '0.0001', '0.0001'],
    [1e-5, '1E-05', '1E-05'],
    [1.5e-5, '1.5E-05', '1.5E-05'],
    [-0, '-0', '-0'],
    [1 + 1 / 32768, '1.00003051757812', '1.000030517578125'],
    [Number.MAX_VALUE, '1.79769313486232E+308', '1.7976931348623157E+308'],
    [Number.NEGATIVE_INFINITY, '-Infinity', '-Infinity'],
  ];
  for (const [value, in15, shortest] of generals)
    it(`${value} is ${in15} and ${shortest}`, () => {
      assert.equal(general15(value), in15);
      assert.equal(roundTrip(value), shortest);
    });

  it('writes singles with seven digits, or as few as tell them apart', () => {
    assert.equal(
      outcome(() => new Single(1e7)),
      '1E+07:Single',
    );
    assert.equal(
      outcome(() => new Single(16777216)),
      '1.677722E+07:Single',
    );
    assert.equal(formatNumber(new Single(1e8), null, enUS), '100000000');
    assert.equal(formatNumber(new Single(1e9), null, enUS), '1E+09');
    assert.equal(formatNumber(new Single(0.1), null, enUS), '0.1');
  });

  it('uses the signs of a culture', () => {
    const german = cultureNamed('de-DE')!;
    assert.equal(formatNumber(n('1234.5') as never, 'N2', german), '1.234,50');
    assert.equal(formatNumber(n('-0.5') as never, null, german), '-0,5');
    assert.equal(formatNumber(n('1234.5') as never, 'N', invariant), '1,234.50');
    assert.equal(cultureNamed('no such culture'), undefined);
  });

  const composed: readonly (readonly [format: string, args: readonly unknown[], text: string])[] = [
    ['{0} {1} {0}', ['a', 'b'], 'a b a'],
    ['{{{0}}}', ['x'], '{x}'],
    ['[{0,8}] [{0,-8}]', ['abc'], '[     abc] [abc     ]'],
    ['{ 0 , 5 }|', [1], '    1|'],
    ['{0}|{1}', [null, true], '|True'],
    ['{0:N2}', ['x'], 'x'],
    ['{0:yyyy}', [cast('datetime', '2024-01-05')], '2024'],
  ];
  for (const [format, args, text] of composed) it(`${format} gives ${text}`, () => assert.equal(compositeFormat(format, args), text));

  it('spreads only an object array', () => {
    assert.equal(opFormat('{0}', typedArray([1, 2], 'System.Int32')), 'System.Int32[]');
    assert.equal(opFormat('{0}{1}', [1, 2]), '12');
  });

  const failures: readonly (readonly [format: string, arg: unknown, message: string])[] = [
    ['{1}', 1, 'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.'],
    ['{0', 1, 'Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely.'],
    ['{a}', 1, 'Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit.'],
    ['{0:D}', n('1.5'), 'Format specifier was invalid.'],
    ['{0:hh:mm}', cast('timespan', '1:00'), 'Input string was not in a correct format.'],
  ];
  for (const [format, arg, message] of failures)
    it(`refuses ${format}`, () =>
      assert.equal(
        outcome(() => opFormat(format, arg)),
        `! FormatError: Error formatting a string: ${message}.`,
      ));
});
