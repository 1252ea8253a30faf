import { fitDecimal, parseDecimal } from './decimal.ts';
import { NetException } from './error.ts';
import { BigInteger, type Decimal, Double, SmallInteger, UInt64, type Value } from './value.ts';

const shape =
  /^([+\-\u2013\u2014\u2015]?)(?:0[xX]([0-9a-fA-F]*?)|0[bB]([01]+)|(\d+(?:\.\d*)?(?:[eE][+\-\u2013\u2014\u2015]?\d+)?|\.\d+(?:[eE][+\-\u2013\u2014\u2015]?\d+)?))(u[ysl]?|[yslnd])?([kmgtp]b)?$/i;

const multipliers: Readonly<Record<string, bigint>> = { kb: 1n << 10n, mb: 1n << 20n, gb: 1n << 30n, tb: 1n << 40n, pb: 1n << 50n };

interface IntegerRange {
  readonly least: bigint;
  readonly most: bigint;
  make(value: bigint): Value;
}

const signed = (bits: number, make: (value: bigint) => Value): IntegerRange => ({
  least: -(1n << BigInt(bits - 1)),
  most: (1n << BigInt(bits - 1)) - 1n,
  make,
});
const unsigned = (bits: number, make: (value: bigint) => Value): IntegerRange => ({ least: 0n, most: (1n << BigInt(bits)) - 1n, make });

const int32 = signed(32, Number);
const int64 = signed(64, (value) => value);
const uint32 = unsigned(32, (value) => new SmallInteger('UInt32', Number(value)));
const uint64 = unsigned(64, (value) => new UInt64(value));

const bySuffix: Readonly<Record<string, readonly IntegerRange[]>> = {
  '': [int32, int64],
  y: [signed(8, (value) => new SmallInteger('SByte', Number(value)))],
  uy: [unsigned(8, (value) => new SmallInteger('Byte', Number(value)))],
  s: [signed(16, (value) => new SmallInteger('Int16', Number(value)))],
  us: [unsigned(16, (value) => new SmallInteger('UInt16', Number(value)))],
  l: [int64],
  u: [uint32, uint64],
  ul: [uint64],
};

/**
 * Reads text as PowerShell reads a number literal: sign, hexadecimal and binary forms, type suffix, multiplier. Undefined when the
 * text has another form or the number does not fit its type.
 */
export function scanNumber(text: string): Value | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, sign, hex, binary, decimal, suffixGiven = '', multiplierGiven] = match;
  let suffix = suffixGiven.toLowerCase();
  let digits = hex;
  // In a hexadecimal number d is a digit.
  if (hex !== undefined && suffix === 'd') {
    digits = `${hex}${suffixGiven}`;
    suffix = '';
  }
  const multiplier = multiplierGiven ? multipliers[multiplierGiven.toLowerCase()]! : 1n;
  const negative = sign !== '' && sign !== '+';
  if (digits !== undefined) return radixNumber(digits, 16, suffix, negative, multiplier);
  if (binary !== undefined) return radixNumber(binary, 2, suffix, negative, multiplier);
  const plain = decimal!.replace(/[\u2013\u2014\u2015]/g, '-');
  return /[.eE]/.test(plain) ? realNumber(plain, suffix, negative, multiplier) : integer(BigInt(plain), suffix, negative, multiplier);
}

function radixNumber(digits: string, radix: 2 | 16, suffix: string, negative: boolean, multiplier: bigint): Value | undefined {
  const significant = digits.replace(/^0+/, '').length;
  if (suffix !== 'n' && significant > (radix === 16 ? 16 : 64)) return undefined;
  let value = digits === '' ? 0n : BigInt(radix === 16 ? `0x${digits}` : `0b${digits}`);
  const width = signedWidth(digits.length, radix, suffix);
  if (width && !suffix.startsWith('u')) value = BigInt.asIntN(width, value);
  // More digits than an Int32 has make it an Int64, whatever the value.
  if (suffix === '' && digits.length > (radix === 16 ? 8 : 63)) return integer(value, 'l', negative, multiplier);
  return integer(value, suffix, negative, multiplier);
}

/** Bits after which the first bit of a hexadecimal or binary number is a sign; 0 when there is none. */
function signedWidth(length: number, radix: 2 | 16, suffix: string): number {
  if (radix === 2) return [8, 16, 32, 64].includes(length) || (suffix === 'n' && length % 8 === 0 && length > 64) ? length : 0;
  if (suffix === 'y') return length <= 2 ? 8 : 0;
  if (suffix === 's') return length <= 4 ? 16 : 0;
  if (suffix === 'l') return length === 16 ? 64 : 0;
  if (suffix === 'n') return length === 8 || (length >= 16 && length % 8 === 0) ? length * 4 : 0;
  if (length <= 8) return 32;
  return length === 16 ? 64 : 0;
}

function integer(magnitude: bigint, suffix: string, negative: boolean, multiplier: bigint): Value | undefined {
  const value = (negative ? -magnitude : magnitude) * multiplier;
  if (suffix === 'n') return new BigInteger(value);
  if (suffix === 'd') return decimalOrNothing(() => fitDecimal(value, 0));
  for (const range of bySuffix[suffix]!) if (value >= range.least && value <= range.most) return range.make(value);
  if (suffix !== '') return undefined;
  return decimalOrNothing(() => fitDecimal(value, 0)) ?? new Double(Number(value));
}

function decimalOrNothing(make: () => Decimal | undefined): Decimal | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof NetException) return undefined;
    throw thrown;
  }
}

function realNumber(text: string, suffix: string, negative: boolean, multiplier: bigint): Value | undefined {
  if (suffix === 'd')
    return decimalOrNothing(() => {
      const parsed = parseDecimal(text);
      return parsed && fitDecimal((negative ? -parsed.coefficient : parsed.coefficient) * multiplier, parsed.scale);
    });
  const value = (negative ? -Number(text) : Number(text)) * Number(multiplier);
  if (suffix === '') return new Double(value);
  if (!Number.isFinite(value)) return undefined;
  return integer(BigInt(roundHalfEven(value)), suffix, false, 1n);
}

/** Rounds halves to the even neighbour, as every conversion to an integer does. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
