import { parseDecimal } from './decimal.ts';
import { BigInteger, Double, SmallInteger, type SmallIntegerKind, UInt64, type Value } from './value.ts';

/** A number literal as the parser describes it: number for 32 bits and less and for Double, bigint for more, digits for Decimal. */
export interface LiteralShape {
  readonly type: string;
  readonly value: number | bigint | string;
}

/** The value of a number literal. */
export function literalValue({ type, value }: LiteralShape): Value {
  switch (type) {
    case 'Int32':
      return Number(value);
    case 'Int64':
      return BigInt(value);
    case 'Double':
      return new Double(Number(value));
    case 'UInt64':
      return new UInt64(BigInt(value));
    case 'BigInteger':
      return new BigInteger(BigInt(value));
    case 'Decimal':
      return parseDecimal(String(value));
    default:
      return new SmallInteger(type as SmallIntegerKind, Number(value));
  }
}
