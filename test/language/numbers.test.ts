import assert from 'node:assert/strict';
import type { ConstantExpression } from '../../shell/language/ast.ts';
import { parse } from '../../shell/language/parse.ts';
import { findAll } from '../../shell/language/walk.ts';

/** Literals, their types and values. */
const numbers: readonly (readonly [literal: string, value: string])[] = [
  ['0', 'Int32 0'],
  ['010', 'Int32 10'],
  ['2147483647', 'Int32 2147483647'],
  ['2147483648', 'Int64 2147483648'],
  ['-2147483648', 'Int32 -2147483648'],
  ['-2147483649', 'Int64 -2147483649'],
  ['9223372036854775808', 'Decimal 9223372036854775808'],
  ['79228162514264337593543950336', 'Double 7.922816251426434e+28'],
  ['1.5', 'Double 1.5'],
  ['.5', 'Double 0.5'],
  ['1.', 'Double 1'],
  ['1e3', 'Double 1000'],
  ['1e400', 'Double Infinity'],
  ['–5', 'Int32 -5'],
  ['0x', 'Int32 0'],
  ['0xFF', 'Int32 255'],
  ['0xFFFFFFFF', 'Int32 -1'],
  ['0x80000000', 'Int32 -2147483648'],
  ['-0x80000000', 'Int64 2147483648'],
  ['0x0ffffffff', 'Int64 4294967295'],
  ['0xffffffffffffffff', 'Int64 -1'],
  ['0xFFy', 'SByte -1'],
  ['0xFFFFs', 'Int16 -1'],
  ['0xffl', 'Int64 255'],
  ['0xffffffffu', 'UInt32 4294967295'],
  ['0x1d', 'Int32 29'],
  ['0b11111111', 'Int32 -1'],
  ['0b111111111', 'Int32 511'],
  ['0b11111111u', 'UInt32 255'],
  ['1u', 'UInt32 1'],
  ['4294967296u', 'UInt64 4294967296'],
  ['1l', 'Int64 1'],
  ['1ul', 'UInt64 1'],
  ['1s', 'Int16 1'],
  ['1us', 'UInt16 1'],
  ['1y', 'SByte 1'],
  ['255uy', 'Byte 255'],
  ['5n', 'BigInteger 5'],
  ['1.5l', 'Int64 2'],
  ['2.5l', 'Int64 2'],
  ['1.5n', 'BigInteger 2'],
  ['1.10d', 'Decimal 1.10'],
  ['1dkb', 'Decimal 1024'],
  ['1e2d', 'Decimal 100'],
  ['1kb', 'Int32 1024'],
  ['2gb', 'Int64 2147483648'],
  ['1tb', 'Int64 1099511627776'],
  ['8192pb', 'Decimal 9223372036854775808'],
  ['1.0kb', 'Double 1024'],
  ['1lkb', 'Int64 1024'],
];

/** What looks like a number but is a word. */
const words = ['1a', '0b2', '1e', '1_0', '1ULL', '9kb9', '1kbl', '1lu', '1dd', '1eb', '1.2.3'];

/** Numbers that their type can not hold. */
const tooLarge = ['256uy', '-1u', '1ykb', '1e30d', '0x1ffffffffffffffff', '32768s'];

function literals(source: string): ConstantExpression[] {
  return findAll(parse(source).ast, ({ kind }) => kind === 'ConstantExpression', true) as ConstantExpression[];
}

describe('number literals', () => {
  for (const [literal, value] of numbers) {
    it(`${literal} is ${value}`, () => {
      const [found, ...more] = literals(`(${literal})`);
      assert.deepEqual(more, []);
      assert.equal(`${found?.literal.type} ${found?.literal.value}`, value);
      assert.equal(found?.text, literal);
    });
  }
  for (const word of words) {
    it(`${word} is a word`, () => assert.deepEqual(literals(`f ${word}`), []));
  }
  for (const literal of tooLarge) {
    it(`${literal} does not fit`, () => {
      assert.deepEqual(
        parse(`(${literal})`).errors.map(({ id }) => id),
        ['BadNumericConstant'],
      );
      assert.deepEqual(parse(`f ${literal}`).errors, []);
    });
  }
});
