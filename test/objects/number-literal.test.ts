import assert from 'node:assert/strict';
import { literalValue } from '../../shell/objects/literal.ts';
import { scanNumber } from '../../shell/objects/number-scanner.ts';
import { outcome } from './outcome.ts';

const rows: readonly (readonly [literal: string, outcome: string])[] = [
  ['1', '1:Int32'],
  ['2147483648', '2147483648:Int64'],
  ['9223372036854775808', '9223372036854775808:Decimal'],
  ['99999999999999999999999999999999', '1E+32:Double'],
  ['1.5', '1.5:Double'],
  ['1e400', 'Infinity:Double'],
  ['.5', '0.5:Double'],
  ['5.', '5:Double'],
  ['1y', '1:SByte'],
  ['255uy', '255:Byte'],
  ['1s', '1:Int16'],
  ['1us', '1:UInt16'],
  ['1l', '1:Int64'],
  ['1ul', '1:UInt64'],
  ['1u', '1:UInt32'],
  ['5000000000u', '5000000000:UInt64'],
  ['1n', '1:BigInteger'],
  ['1.10d', '1.10:Decimal'],
  ['1.5l', '2:Int64'],
  ['2.5l', '2:Int64'],
  ['3.5l', '4:Int64'],
  ['1.5n', '2:BigInteger'],
  ['1gb', '1073741824:Int32'],
  ['4gb', '4294967296:Int64'],
  ['8192pb', '9223372036854775808:Decimal'],
  ['1.5kb', '1536:Double'],
  ['0.5gb', '536870912:Double'],
  ['1lkb', '1024:Int64'],
  ['1dkb', '1024:Decimal'],
  ['-2147483648', '-2147483648:Int32'],
  ['-2147483649', '-2147483649:Int64'],
  ['\u20135', '-5:Int32'],
  ['0x80000000', '-2147483648:Int32'],
  ['0xffffffff', '-1:Int32'],
  ['0xffffffffffffffff', '-1:Int64'],
  ['0x0000000000000001', '1:Int64'],
  ['0x0ffffffff', '4294967295:Int64'],
  ['0xffy', '-1:SByte'],
  ['0xffffs', '-1:Int16'],
  ['0xffl', '255:Int64'],
  ['0xffffffffl', '4294967295:Int64'],
  ['0xffffffffu', '4294967295:UInt32'],
  ['0x', '0:Int32'],
  ['-0xff', '-255:Int32'],
  ['-0x80000000', '2147483648:Int64'],
  ['0x1d', '29:Int32'],
  ['0x1kb', '1024:Int32'],
  ['0xffn', '255:BigInteger'],
  ['0xffffffffn', '-1:BigInteger'],
  ['0b11111111', '-1:Int32'],
  ['0b111111111', '511:Int32'],
  ['0b11111111u', '255:UInt32'],
  ['010', '10:Int32'],
  ['1KB', '1024:Int32'],
];

describe('number literals', () => {
  for (const [literal, expected] of rows)
    it(`${literal} is ${expected}`, () =>
      assert.equal(
        outcome(() => scanNumber(literal)),
        expected,
      ));

  for (const literal of [
    '1ykb',
    '-1u',
    '256uy',
    '1e30d',
    '1_000',
    '1z',
    '0b2',
    '1dd',
    '1lu',
    '1eb',
    '',
    '- 5',
    '0x12345678901234567',
    'abc',
    '1.5.5',
  ])
    it(`${literal || 'nothing'} is none`, () => assert.equal(scanNumber(literal), undefined));

  it('gives the value that the parser describes', () => {
    assert.equal(
      outcome(() => literalValue({ type: 'Decimal', value: '1.10' })),
      '1.10:Decimal',
    );
    assert.equal(
      outcome(() => literalValue({ type: 'UInt64', value: 5n })),
      '5:UInt64',
    );
    assert.equal(literalValue({ type: 'Int64', value: 5n }), 5n);
  });
});
