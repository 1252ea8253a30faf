const most = 2n ** 96n - 1n;
const mostScale = 28;

/** A .NET Decimal as digits: the value of `text` (digits, point, exponent, sign) times `factor`, its scale kept; null when it does not fit. */
export function decimalDigits(text: string, factor: bigint): string | null {
  const found = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (found === null || found[2]! + found[3]! === '') return null;
  const exponent = Number(found[4] ?? 0);
  if (Math.abs(exponent) > 1000) return BigInt(found[2]! + found[3]!) === 0n || exponent < 0 ? '0' : null;
  let scale = found[3]!.length - exponent;
  let unscaled = BigInt(found[2]! + found[3]!);
  if (scale < 0) {
    unscaled *= 10n ** BigInt(-scale);
    scale = 0;
  }
  const read = fitted(unscaled, scale);
  if (read === null) return null;
  const result = fitted(read.unscaled * factor, read.scale);
  if (result === null) return null;
  const digits = result.unscaled.toString().padStart(result.scale + 1, '0');
  const whole = digits.slice(0, digits.length - result.scale);
  const sign = found[1] === '-' && result.unscaled !== 0n ? '-' : '';
  return sign + whole + (result.scale > 0 ? `.${digits.slice(-result.scale)}` : '');
}

/** Cuts digits behind the point, rounding half to even, until 96 bits and 28 places hold the number. */
function fitted(unscaled: bigint, scale: number): { unscaled: bigint; scale: number } | null {
  let cut = Math.max(0, scale - mostScale);
  while (cut <= scale && rounded(unscaled, cut) > most) cut++;
  return cut > scale ? null : { unscaled: rounded(unscaled, cut), scale: scale - cut };
}

function rounded(unscaled: bigint, cut: number): bigint {
  if (cut === 0) return unscaled;
  const unit = 10n ** BigInt(cut);
  const whole = unscaled / unit;
  const twice = (unscaled % unit) * 2n;
  return twice > unit || (twice === unit && whole % 2n === 1n) ? whole + 1n : whole;
}
