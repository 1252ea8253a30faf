import type { Culture } from './culture.ts';
import { standardPattern } from './date-format.ts';
import { type DateFields, dateStyle, fullYear, notRecognized } from './date-parse.ts';
import { daysInMonth } from './datetime.ts';

const escapeText = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const names = (list: readonly string[]) =>
  `(${[...list]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map(escapeText)
    .join('|')})`;

interface Compiled {
  readonly expression: RegExp;
  readonly fill: readonly ((text: string, fields: DateFields & { half?: string }) => void)[];
}

/** A custom format as an expression, with what each of its groups says. */
function compile(format: string, culture: Culture, styles: number): Compiled | undefined {
  const { dates } = culture;
  let pattern = '';
  const fill: Compiled['fill'][number][] = [];
  const group = (source: string, into: Compiled['fill'][number]) => {
    pattern += source;
    fill.push(into);
  };
  const number = (run: number, most: number) => (run === 1 ? `(\\d{1,${most}})` : `(\\d{${run}})`);
  const index = (list: readonly string[], text: string) => list.findIndex((each) => each.toLowerCase() === text.toLowerCase());
  for (let at = 0; at < format.length; ) {
    const c = format[at]!;
    let run = 1;
    while (format[at + run] === c) run++;
    let used = run;
    if (c === 'y')
      group(
        run <= 2 ? number(run, 2) : run === 3 ? '(\\d{3,5})' : `(\\d{${run}})`,
        (text, f) => void (f.year = run <= 2 ? fullYear(text) : Number(text)),
      );
    else if (c === 'M' && run <= 2) group(number(run, 2), (text, f) => void (f.month = Number(text)));
    else if (c === 'M') {
      const list = run === 3 ? dates.shortMonths : dates.months;
      group(names(list), (text, f) => void (f.month = index(list, text) + 1));
    } else if (c === 'd' && run <= 2) group(number(run, 2), (text, f) => void (f.day = Number(text)));
    else if (c === 'd') group(names(run === 3 ? dates.shortDays : dates.days), () => undefined);
    else if (c === 'H' || c === 'h') group(number(Math.min(run, 2), 2), (text, f) => void (f.hour = Number(text)));
    else if (c === 'm') group(number(Math.min(run, 2), 2), (text, f) => void (f.minute = Number(text)));
    else if (c === 's') group(number(Math.min(run, 2), 2), (text, f) => void (f.second = Number(text)));
    else if (c === 'f') group(`(\\d{${run}})`, (text, f) => void (f.fraction = Number(text.padEnd(7, '0'))));
    else if (c === 'F') {
      pattern = pattern.replace(/\\\.$/, '\\.?');
      group(`(\\d{0,${run}})`, (text, f) => void (f.fraction = Number(text.padEnd(7, '0'))));
    } else if (c === 't')
      group(names(run === 1 ? [dates.am.slice(0, 1), dates.pm.slice(0, 1)] : [dates.am, dates.pm]), (text, f) => void (f.half = text));
    else if (c === 'z') group(run === 3 ? '([+-]\\d{1,2}:\\d{2})' : '([+-]\\d{1,2})', (text, f) => void (f.zone = zoneMinutes(text)));
    else if (c === 'K') {
      used = 1;
      group('(Z|[+-]\\d{2}:\\d{2}|)', (text, f) => {
        if (text === 'Z') Object.assign(f, { zone: 0, utc: true });
        else if (text) f.zone = zoneMinutes(text);
      });
    } else if (c === ':' || c === '/') {
      used = 1;
      pattern += escapeText(c === ':' ? dates.timeSeparator : dates.dateSeparator);
    } else if (c === "'" || c === '"') {
      const end = format.indexOf(c, at + 1);
      if (end < 0) return undefined;
      pattern += escapeText(format.slice(at + 1, end));
      used = end - at + 1;
    } else if (c === '\\') {
      pattern += escapeText(format[at + 1] ?? '');
      used = 2;
    } else if (c === '%') used = 1;
    else if (/\s/.test(c))
      pattern += styles & dateStyle.AllowInnerWhite ? '\\s*' : run === 1 ? '[ \\u202f]' : escapeText(format.slice(at, at + run));
    else pattern += escapeText(format.slice(at, at + run));
    at += used;
  }
  const lead = styles & dateStyle.AllowLeadingWhite ? '\\s*' : '';
  const trail = styles & dateStyle.AllowTrailingWhite ? '\\s*' : '';
  return { expression: new RegExp(`^${lead}${pattern}${trail}$`, 'i'), fill };
}

function zoneMinutes(text: string): number {
  const [hours = '', minutes = '0'] = text.slice(1).split(':');
  return (Number(hours) * 60 + Number(minutes)) * (text.startsWith('-') ? -1 : 1);
}

/** Reads text by one of several formats; undefined when none fits. */
export function readExact(text: string, formats: readonly string[], culture: Culture, styles: number): DateFields | undefined {
  for (const format of formats) {
    const pattern = format.length === 1 ? standardPattern(format, culture) : format;
    const compiled = pattern ? compile(pattern, culture, styles) : undefined;
    const match = compiled?.expression.exec(text);
    if (!compiled || !match) continue;
    const fields: DateFields & { half?: string } = {};
    for (const [at, fill] of compiled.fill.entries()) fill(match[at + 1]!, fields);
    if (fields.half !== undefined && fields.hour !== undefined)
      fields.hour = (fields.hour % 12) + (fields.half[0]?.toLowerCase() === culture.dates.pm[0]?.toLowerCase() ? 12 : 0);
    if (format === 'u' || format === 'r' || format === 'R') fields.zone = undefined;
    if (valid(fields)) return fields;
  }
  return undefined;
}

function valid({ year = 2000, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: DateFields): boolean {
  return month >= 1 && month <= 12 && year >= 1 && day >= 1 && day <= daysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
}

/** DateTime.ParseExact's reading; throws a FormatException. */
export function mustReadExact(text: string, formats: readonly string[], culture: Culture, styles: number): DateFields {
  return readExact(text, formats, culture, styles) ?? notRecognized(text);
}
