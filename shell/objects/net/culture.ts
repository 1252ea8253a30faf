import { compareTextInCulture } from '../collation.ts';
import {
  type Culture,
  cultureNamed,
  currentCulture,
  currentUiCulture,
  enUS,
  invariant,
  setCurrentCulture,
  setCurrentUiCulture,
} from '../culture.ts';
import { standardPattern } from '../date-format.ts';
import type { DateTime } from '../datetime.ts';
import { NetException } from '../error.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { CompareInfo, CultureInfo, DateTimeFormatInfo, NumberFormatInfo, TextInfo } from './provider.ts';

for (const type of [CultureInfo, NumberFormatInfo, DateTimeFormatInfo, TextInfo, CompareInfo])
  bindClass(type, `System.Globalization.${nameOf(type)}`);

function nameOf(type: unknown): string {
  return type === CultureInfo
    ? 'CultureInfo'
    : type === NumberFormatInfo
      ? 'NumberFormatInfo'
      : type === DateTimeFormatInfo
        ? 'DateTimeFormatInfo'
        : type === TextInfo
          ? 'TextInfo'
          : 'CompareInfo';
}

const made = new Map<Culture, CultureInfo>();

/** The one CultureInfo of a culture. */
export function cultureObject(culture: Culture): CultureInfo {
  let known = made.get(culture);
  if (!known) made.set(culture, (known = new CultureInfo(culture)));
  return known;
}

function named(name: string): CultureInfo {
  const culture = cultureNamed(name ?? '');
  if (!culture)
    throw new NetException(
      'System.Globalization.CultureNotFoundException',
      `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`,
    );
  return cultureObject(culture);
}

const parent = (culture: Culture) =>
  culture.name.includes('-') ? named(culture.name.slice(0, culture.name.indexOf('-'))) : cultureObject(invariant);

registerType('System.Globalization.CultureInfo', () => ({
  interfaces: ['System.ICloneable', 'System.IFormatProvider'],
  constructors: { '(string name)': named, '(int culture)': (lcid: number) => cultureObject(lcid === 127 ? invariant : enUS) },
  instance: {
    'cultureinfo Parent {get;}': (self: CultureInfo) => parent(self.culture),
    'int LCID {get;}': (self: CultureInfo) => self.culture.lcid,
    'string Name {get;}': (self: CultureInfo) => self.culture.name,
    'string DisplayName {get;}': (self: CultureInfo) => self.culture.displayName,
    'string NativeName {get;}': (self: CultureInfo) => self.culture.nativeName,
    'string EnglishName {get;}': (self: CultureInfo) => self.culture.englishName,
    'string TwoLetterISOLanguageName {get;}': (self: CultureInfo) => self.culture.name.split('-')[0] || 'iv',
    'string IetfLanguageTag {get;}': (self: CultureInfo) => self.culture.name,
    'System.Globalization.CompareInfo CompareInfo {get;}': (self: CultureInfo) => new CompareInfo(self.culture),
    'System.Globalization.TextInfo TextInfo {get;}': (self: CultureInfo) => new TextInfo(self.culture),
    'bool IsNeutralCulture {get;}': (self: CultureInfo) => self.culture.name !== '' && !self.culture.name.includes('-'),
    'bool IsReadOnly {get;}': () => false,
    'System.Globalization.NumberFormatInfo NumberFormat {get;}': (self: CultureInfo) => new NumberFormatInfo(self.culture),
    'System.Globalization.DateTimeFormatInfo DateTimeFormat {get;}': (self: CultureInfo) => new DateTimeFormatInfo(self.culture),
    'System.Object Clone()': (self: CultureInfo) => self,
    'string ToString()': (self: CultureInfo) => self.culture.name,
  },
  static: {
    'cultureinfo CurrentCulture {get;set;}': {
      get: () => cultureObject(currentCulture()),
      set: (culture: CultureInfo) => setCurrentCulture(culture.culture),
    },
    'cultureinfo CurrentUICulture {get;set;}': {
      get: () => cultureObject(currentUiCulture()),
      set: (culture: CultureInfo) => setCurrentUiCulture(culture.culture),
    },
    'cultureinfo DefaultThreadCurrentCulture {get;set;}': {
      get: () => null,
      set: (culture: CultureInfo) => setCurrentCulture(culture.culture),
    },
    'cultureinfo InvariantCulture {get;}': () => cultureObject(invariant),
    'cultureinfo InstalledUICulture {get;}': () => cultureObject(enUS),
    'cultureinfo GetCultureInfo(string name)': named,
    'cultureinfo CreateSpecificCulture(string name)': named,
    'cultureinfo[] GetCultures(System.Globalization.CultureTypes types)': () =>
      ['', 'de-DE', 'en-GB', 'en-US', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'nl-NL', 'pt-BR', 'tr-TR', 'zh-CN'].map(named),
  },
  hooks: {
    text: (self: CultureInfo) => self.culture.name,
    equals: (self: CultureInfo, other: Value) => other instanceof CultureInfo && other.culture === self.culture,
  },
}));

registerType('System.Globalization.NumberFormatInfo', () => {
  const read = (pick: (culture: Culture) => unknown) => (self: NumberFormatInfo) => pick(self.culture);
  return {
    interfaces: ['System.IFormatProvider', 'System.ICloneable'],
    instance: {
      'int CurrencyDecimalDigits {get;}': read(({ numbers }) => numbers.currencyDigits),
      'string CurrencyDecimalSeparator {get;}': read(({ numbers }) => numbers.decimal),
      'string CurrencyGroupSeparator {get;}': read(({ numbers }) => numbers.group),
      'string CurrencySymbol {get;}': read(({ numbers }) => numbers.currency),
      'string NaNSymbol {get;}': read(({ numbers }) => numbers.nan),
      'string NegativeInfinitySymbol {get;}': read(({ numbers }) => numbers.negativeInfinity),
      'string NegativeSign {get;}': read(({ numbers }) => numbers.negative),
      'int NumberDecimalDigits {get;}': read(({ numbers }) => numbers.numberDigits),
      'string NumberDecimalSeparator {get;}': read(({ numbers }) => numbers.decimal),
      'string NumberGroupSeparator {get;}': read(({ numbers }) => numbers.group),
      'int[] NumberGroupSizes {get;}': read(({ numbers }) => [...numbers.groupSizes]),
      'int PercentDecimalDigits {get;}': read(({ numbers }) => numbers.percentDigits),
      'string PercentDecimalSeparator {get;}': read(({ numbers }) => numbers.decimal),
      'string PercentGroupSeparator {get;}': read(({ numbers }) => numbers.group),
      'string PercentSymbol {get;}': read(({ numbers }) => numbers.percent),
      'string PerMilleSymbol {get;}': read(({ numbers }) => numbers.perMille),
      'string PositiveInfinitySymbol {get;}': read(({ numbers }) => numbers.infinity),
      'string PositiveSign {get;}': read(({ numbers }) => numbers.positive),
    },
    static: {
      'System.Globalization.NumberFormatInfo CurrentInfo {get;}': () => new NumberFormatInfo(currentCulture()),
      'System.Globalization.NumberFormatInfo InvariantInfo {get;}': () => new NumberFormatInfo(invariant),
    },
  };
});

registerType('System.Globalization.DateTimeFormatInfo', () => {
  const read = (pick: (culture: Culture) => unknown) => (self: DateTimeFormatInfo) => pick(self.culture);
  return {
    interfaces: ['System.IFormatProvider', 'System.ICloneable'],
    instance: {
      'string AMDesignator {get;}': read(({ dates }) => dates.am),
      'string DateSeparator {get;}': read(({ dates }) => dates.dateSeparator),
      'System.DayOfWeek FirstDayOfWeek {get;}': read(({ dates }) => requireType('System.DayOfWeek').enumObject(dates.firstDay)),
      'string FullDateTimePattern {get;}': read((culture) => standardPattern('F', culture)),
      'string LongDatePattern {get;}': read(({ dates }) => dates.longDate),
      'string LongTimePattern {get;}': read(({ dates }) => dates.longTime),
      'string MonthDayPattern {get;}': read(({ dates }) => dates.monthDay),
      'string PMDesignator {get;}': read(({ dates }) => dates.pm),
      'string RFC1123Pattern {get;}': read((culture) => standardPattern('R', culture)),
      'string ShortDatePattern {get;}': read(({ dates }) => dates.shortDate),
      'string ShortTimePattern {get;}': read(({ dates }) => dates.shortTime),
      'string SortableDateTimePattern {get;}': read((culture) => standardPattern('s', culture)),
      'string TimeSeparator {get;}': read(({ dates }) => dates.timeSeparator),
      'string UniversalSortableDateTimePattern {get;}': read((culture) => standardPattern('u', culture)),
      'string YearMonthPattern {get;}': read(({ dates }) => dates.yearMonth),
      'string[] AbbreviatedDayNames {get;}': read(({ dates }) => [...dates.shortDays]),
      'string[] DayNames {get;}': read(({ dates }) => [...dates.days]),
      'string[] AbbreviatedMonthNames {get;}': read(({ dates }) => [...dates.shortMonths, '']),
      'string[] MonthNames {get;}': read(({ dates }) => [...dates.months, '']),
      'string GetDayName(System.DayOfWeek dayofweek)': (self: DateTimeFormatInfo, day: EnumValue) => self.culture.dates.days[day.value],
      'string GetAbbreviatedDayName(System.DayOfWeek dayofweek)': (self: DateTimeFormatInfo, day: EnumValue) =>
        self.culture.dates.shortDays[day.value],
      'string GetMonthName(int month)': (self: DateTimeFormatInfo, month: number) =>
        self.culture.dates.months[month - 1] ?? monthOutOfRange(),
      'string GetAbbreviatedMonthName(int month)': (self: DateTimeFormatInfo, month: number) =>
        self.culture.dates.shortMonths[month - 1] ?? monthOutOfRange(),
      'System.Globalization.Calendar Calendar {get;}': () => new Calendar(),
    },
    static: {
      'System.Globalization.DateTimeFormatInfo CurrentInfo {get;}': () => new DateTimeFormatInfo(currentCulture()),
      'System.Globalization.DateTimeFormatInfo InvariantInfo {get;}': () => new DateTimeFormatInfo(invariant),
    },
  };
});

function monthOutOfRange(): never {
  throw new NetException('System.ArgumentOutOfRangeException', "Valid values are between 1 and 13, inclusive. (Parameter 'month')");
}

/** First letter of each word large, the rest small; words all in capitals stay. */
export function titleCase(text: string): string {
  return text.replace(/[\p{L}\p{M}'’]+/gu, (word) =>
    word.length > 1 && word === word.toUpperCase() ? word : word[0]!.toUpperCase() + word.slice(1).toLowerCase(),
  );
}

registerType('System.Globalization.TextInfo', () => ({
  instance: {
    'string CultureName {get;}': (self: TextInfo) => self.culture.name,
    'string ListSeparator {get;}': (self: TextInfo) => (self.culture.numbers.decimal === ',' ? ';' : ','),
    'string ToLower(string str)': (self: TextInfo, text: string) => text.toLocaleLowerCase(self.culture.name || 'en'),
    'string ToUpper(string str)': (self: TextInfo, text: string) => text.toLocaleUpperCase(self.culture.name || 'en'),
    'string ToTitleCase(string str)': (_: TextInfo, text: string) => titleCase(text),
  },
}));

registerType('System.Globalization.CompareInfo', () => ({
  instance: {
    'string Name {get;}': (self: CompareInfo) => self.culture.name,
    'int Compare(string string1, string string2)': (self: CompareInfo, a: string, b: string) =>
      Math.sign(compareTextInCulture(a, b, true, self.culture.name || 'en')),
    'int Compare(string string1, string string2, System.Globalization.CompareOptions options)': (
      self: CompareInfo,
      a: string,
      b: string,
      options: EnumValue,
    ) => Math.sign(compareTextInCulture(a, b, (options.value & 1) === 0, self.culture.name || 'en')),
    'int IndexOf(string source, string value)': (_: CompareInfo, text: string, value: string) => text.indexOf(value),
  },
}));

/** The Gregorian calendar. */
class Calendar {}
bindClass(Calendar, 'System.Globalization.GregorianCalendar');

/** Number of the week of a date: `rule` 0 first day, 1 first full week, 2 first week with four days. */
export function weekOfYear(date: DateTime, rule: number, firstDay: number): number {
  const januaryFirst = (((date.dayOfWeek - ((date.dayOfYear - 1) % 7)) % 7) + 7) % 7;
  const offset = (januaryFirst - firstDay + 7) % 7;
  if (rule === 0) return Math.floor((date.dayOfYear - 1 + offset) / 7) + 1;
  const needed = rule === 1 ? 7 : 4;
  const firstWeekStarts = offset === 0 ? 0 : 7 - offset >= needed ? -offset : 7 - offset;
  const day = date.dayOfYear - 1 - firstWeekStarts;
  if (day < 0) return weekOfYear(date.plus(-BigInt(date.dayOfYear) * 864_000_000_000n), rule, firstDay);
  return Math.floor(day / 7) + 1;
}

registerType('System.Globalization.Calendar', () => ({
  abstract: true,
  instance: {
    'int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)': (
      _: Calendar,
      date: DateTime,
      rule: EnumValue,
      first: EnumValue,
    ) => weekOfYear(date, rule.value, first.value),
    'int GetDayOfYear(datetime time)': (_: Calendar, date: DateTime) => date.dayOfYear,
    'bool IsLeapYear(int year)': (_: Calendar, year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0),
  },
}));
registerType('System.Globalization.GregorianCalendar', () => ({
  base: 'System.Globalization.Calendar',
  constructors: { '()': () => new Calendar() },
}));

/** ISO 8601 weeks begin on Monday; the first holds the year's first Thursday. */
function isoWeek(date: DateTime): [year: number, week: number] {
  const day = (date.dayOfWeek + 6) % 7;
  const thursday = date.plus(BigInt(3 - day) * 864_000_000_000n);
  return [thursday.year, Math.floor((thursday.dayOfYear - 1) / 7) + 1];
}

registerType('System.Globalization.ISOWeek', () => ({
  abstract: true,
  sealed: true,
  static: {
    'int GetWeekOfYear(datetime date)': (date: DateTime) => isoWeek(date)[1],
    'int GetYear(datetime date)': (date: DateTime) => isoWeek(date)[0],
  },
}));

registerType('System.Threading.Thread', () => ({
  instance: {
    'cultureinfo CurrentCulture {get;set;}': {
      get: () => cultureObject(currentCulture()),
      set: (_: Value, culture: CultureInfo) => setCurrentCulture(culture.culture),
    },
    'cultureinfo CurrentUICulture {get;set;}': {
      get: () => cultureObject(currentUiCulture()),
      set: (_: Value, culture: CultureInfo) => setCurrentUiCulture(culture.culture),
    },
    'int ManagedThreadId {get;}': () => 1,
    'string Name {get;}': () => null,
    'bool IsAlive {get;}': () => true,
  },
  static: {
    'System.Threading.Thread CurrentThread {get;}': () => currentThread,
    'void Sleep(int millisecondsTimeout)': (milliseconds: number) =>
      void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds < 0 ? undefined : milliseconds),
    'void Sleep(timespan timeout)': (span: { totalMilliseconds: number }) =>
      void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, span.totalMilliseconds),
  },
}));

/** System.Threading.Thread: there is one. */
class Thread {}
bindClass(Thread, 'System.Threading.Thread');
const currentThread = new Thread();
