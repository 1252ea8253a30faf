import type { NumberSymbols } from './culture.ts';
import { type Digits, roundDigits } from './digits.ts';

/** What a section of a custom format asks for, counted before anything is written. */
interface Plan {
  digitCount: number;
  decimalPos: number;
  firstZero: number;
  lastZero: number;
  grouped: boolean;
  scientific: boolean;
  scale: number;
}

function sectionsOf(format: string): string[] {
  const sections = [''];
  for (let at = 0; at < format.length; at++) {
    const c = format[at]!;
    let piece = c;
    if (c === ';') {
      sections.push('');
      continue;
    }
    if (c === '\\') piece = format.slice(at, at + 2);
    else if (c === '"' || c === "'") {
      const end = format.indexOf(c, at + 1);
      piece = format.slice(at, end < 0 ? format.length : end + 1);
    }
    sections[sections.length - 1] += piece;
    at += piece.length - 1;
  }
  return sections;
}

const exponentForm = /^[eE](?:[+-]?0+)/;

/** Hands each element of a section to `visit`: the element and what it is made of. */
function walk(section: string, visit: (mark: string, text: string) => void): void {
  for (let at = 0; at < section.length; at++) {
    const c = section[at]!;
    if (c === '\\') {
      visit('literal', section[at + 1] ?? '');
      at++;
    } else if (c === '"' || c === "'") {
      const end = section.indexOf(c, at + 1);
      visit('literal', section.slice(at + 1, end < 0 ? section.length : end));
      at = end < 0 ? section.length : end;
    } else if ((c === 'e' || c === 'E') && exponentForm.test(section.slice(at))) {
      const text = exponentForm.exec(section.slice(at))![0];
      visit('exponent', text);
      at += text.length - 1;
    } else visit('#0.,%‰'.includes(c) ? c : 'literal', c);
  }
}

function planOf(section: string): Plan {
  const plan: Plan = {
    digitCount: 0,
    decimalPos: -1,
    firstZero: Number.MAX_SAFE_INTEGER,
    lastZero: 0,
    grouped: false,
    scientific: false,
    scale: 0,
  };
  let commaAt = -1;
  let commas = 0;
  walk(section, (mark) => {
    if (mark === '#') plan.digitCount++;
    else if (mark === '0') {
      plan.firstZero = Math.min(plan.firstZero, plan.digitCount);
      plan.lastZero = ++plan.digitCount;
    } else if (mark === '.') {
      if (plan.decimalPos < 0) plan.decimalPos = plan.digitCount;
    } else if (mark === ',') {
      if (plan.digitCount > 0 && plan.decimalPos < 0) {
        if (commaAt === plan.digitCount) commas++;
        else {
          if (commaAt >= 0) plan.grouped = true;
          commaAt = plan.digitCount;
          commas = 1;
        }
      }
    } else if (mark === '%') plan.scale += 2;
    else if (mark === '‰') plan.scale += 3;
    else if (mark === 'exponent') plan.scientific = true;
  });
  if (plan.decimalPos < 0) plan.decimalPos = plan.digitCount;
  if (commaAt >= 0) {
    if (commaAt === plan.decimalPos) plan.scale -= commas * 3;
    else plan.grouped = true;
  }
  return plan;
}

/** .NET's custom numeric formats: `0` `#` `.` `,` `%` `‰` `e0`, quoted text, sections for positive, negative and zero. */
export function formatCustomNumber(number: Digits, format: string, symbols: NumberSymbols, floating: boolean): string {
  const sections = sectionsOf(format);
  const choose = (at: number) => (sections[at] ? at : 0);
  let at = number.digits === '' ? choose(2) : number.negative ? choose(1) : 0;
  let plan = planOf(sections[at]!);
  let shown = scaled(number, plan);
  if (number.digits !== '' && shown.digits === '' && choose(2) !== at) {
    at = choose(2);
    plan = planOf(sections[at]!);
    shown = scaled({ ...number, digits: '', point: 0 }, plan);
  }
  const negative = number.negative && at === 0 && (shown.digits !== '' || (floating && number.digits !== ''));
  return (negative ? symbols.negative : '') + write(sections[at]!, plan, shown, symbols);
}

function scaled(number: Digits, plan: Plan): Digits {
  if (number.digits === '') return { ...number, point: 0 };
  const moved = { ...number, point: number.point + plan.scale };
  return roundDigits(moved, plan.scientific ? plan.digitCount : moved.point + plan.digitCount - plan.decimalPos, 'away');
}

/** Places (counted from the point) after which a group separator stands. */
function separatorPlaces(symbols: NumberSymbols, digits: number): Set<number> {
  const places = new Set<number>();
  let place = 0;
  for (let at = 0; place < digits; at++) {
    const size = symbols.groupSizes[Math.min(at, symbols.groupSizes.length - 1)]!;
    if (size === 0) break;
    place += size;
    places.add(place);
  }
  return places;
}

function write(section: string, plan: Plan, number: Digits, symbols: NumberSymbols): string {
  const { decimalPos, scientific } = plan;
  const zerosFrom = plan.firstZero < decimalPos ? decimalPos - plan.firstZero : 0;
  const zerosTo = plan.lastZero > decimalPos ? decimalPos - plan.lastZero : 0;
  let place = scientific ? decimalPos : Math.max(number.point, decimalPos);
  let adjust = scientific ? 0 : number.point - decimalPos;
  const separators = plan.grouped ? separatorPlaces(symbols, Math.max(place, 0)) : new Set<number>();
  let next = 0;
  let out = '';
  let pointWritten = false;
  const put = (digit: string) => {
    out += digit;
    if (place > 1 && separators.has(place - 1)) out += symbols.group;
  };
  walk(section, (mark, text) => {
    if (adjust > 0 && (mark === '#' || mark === '0' || mark === '.'))
      for (; adjust > 0; adjust--) {
        put(number.digits[next++] ?? '0');
        place--;
      }
    if (mark === '#' || mark === '0') {
      let digit: string | undefined;
      if (adjust < 0) {
        adjust++;
        if (place <= zerosFrom) digit = '0';
      } else digit = number.digits[next++] ?? (place > zerosTo ? '0' : undefined);
      if (digit !== undefined) put(digit);
      place--;
    } else if (mark === '.') {
      if (place === 0 && !pointWritten && (zerosTo < 0 || (decimalPos < plan.digitCount && next < number.digits.length))) {
        out += symbols.decimal;
        pointWritten = true;
      }
    } else if (mark === '%') out += symbols.percent;
    else if (mark === '‰') out += symbols.perMille;
    else if (mark === 'exponent') {
      const exponent = number.digits === '' ? 0 : number.point - decimalPos;
      const sign = exponent < 0 ? symbols.negative : text[1] === '+' ? symbols.positive : '';
      out += text[0] + sign + String(Math.abs(exponent)).padStart(text.replace(/[^0]/g, '').length, '0');
    } else if (mark === 'literal') out += text;
  });
  return out;
}
