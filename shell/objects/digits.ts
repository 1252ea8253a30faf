/** The digits of a finite number: value = 0.d1d2d3… × 10^point; no leading or trailing zeros, '' for zero. */
export interface Digits {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

/** More digits than any rounding here looks at; a double never has more than 767. */
const exactDigits = 100;

/** Digits of a double, exact (as far as `exactDigits` reach). */
export function exact(value: number): Digits {
  return fromExponential(value, value.toExponential(exactDigits));
}

/** The fewest digits that read back as the same double. */
export function shortest(value: number): Digits {
  return fromExponential(value, value.toExponential());
}

function fromExponential(value: number, text: string): Digits {
  const [mantissa = '', power] = text.split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  return { negative: value < 0 || Object.is(value, -0), digits, point: digits === '' ? 0 : Number(power) + 1 };
}

/** The fewest digits that read back as the same single. */
export function shortestSingle(value: number): Digits {
  for (let count = 1; count < 9; count++) {
    const text = value.toPrecision(count);
    if (Math.fround(Number(text)) === value) return fromExponential(value, Number(text).toExponential());
  }
  return fromExponential(value, value.toExponential(8));
}

/** Digits of an integer, or of coefficient / 10^scale. */
export function ofInteger(coefficient: bigint, scale = 0): Digits {
  const negative = coefficient < 0n;
  const all = (negative ? -coefficient : coefficient).toString();
  const digits = all === '0' ? '' : all.replace(/0+$/, '');
  return { negative, digits, point: digits === '' ? 0 : all.length - scale };
}

export type Rounding = 'even' | 'away';

/** Keeps `count` digits (may be zero or negative); 'even' rounds exact halves to an even digit. */
export function roundDigits(number: Digits, count: number, rounding: Rounding): Digits {
  const { negative, digits, point } = number;
  if (digits.length <= count) return number;
  if (count < 0) return { negative, digits: '', point: 0 };
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 48;
  const half = next === 5 && digits.length === count + 1;
  const last = count > 0 ? kept.charCodeAt(count - 1) - 48 : 0;
  const up = half && rounding === 'even' ? last % 2 === 1 : next >= 5;
  if (!up) {
    const cut = kept.replace(/0+$/, '');
    return { negative, digits: cut, point: cut === '' ? 0 : point };
  }
  const nines = /9*$/.exec(kept)![0].length;
  if (nines === kept.length) return { negative, digits: '1', point: point + 1 };
  const head = kept.slice(0, kept.length - nines);
  const raised = head.slice(0, -1) + String.fromCharCode(head.charCodeAt(head.length - 1) + 1);
  return { negative, digits: raised, point };
}
