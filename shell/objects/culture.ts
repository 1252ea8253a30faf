import { cultureFromIntl } from './culture-data.ts';

export interface NumberSymbols {
  readonly decimal: string;
  readonly group: string;
  /** Digits in a group, from the point to the left; the last one repeats. */
  readonly groupSizes: readonly number[];
  readonly negative: string;
  readonly positive: string;
  readonly percent: string;
  readonly perMille: string;
  readonly nan: string;
  readonly infinity: string;
  readonly negativeInfinity: string;
  readonly currency: string;
  /** Digits after the point when a format gives none. */
  readonly numberDigits: number;
  readonly percentDigits: number;
  readonly currencyDigits: number;
  /** `n` stands for the number, `%` for the sign, `$` for the currency: .NET's patterns. */
  readonly percentPositive: string;
  readonly percentNegative: string;
  readonly currencyPositive: string;
  readonly currencyNegative: string;
}

export interface DateSymbols {
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly am: string;
  readonly pm: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
  readonly firstDay: number;
  readonly era: string;
}

export interface Culture {
  /** `en-US`; empty for the invariant culture. */
  readonly name: string;
  readonly displayName: string;
  readonly englishName: string;
  readonly nativeName: string;
  readonly lcid: number;
  readonly numbers: NumberSymbols;
  readonly dates: DateSymbols;
}

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const three = (name: string) => name.slice(0, 3);

const invariantNumbers: NumberSymbols = {
  decimal: '.',
  group: ',',
  groupSizes: [3],
  negative: '-',
  positive: '+',
  percent: '%',
  perMille: '‰',
  nan: 'NaN',
  infinity: 'Infinity',
  negativeInfinity: '-Infinity',
  currency: '¤',
  numberDigits: 2,
  percentDigits: 2,
  currencyDigits: 2,
  percentPositive: 'n %',
  percentNegative: '-n %',
  currencyPositive: '$n',
  currencyNegative: '($n)',
};

const invariantDates: DateSymbols = {
  days: englishDays,
  shortDays: englishDays.map(three),
  months: englishMonths,
  shortMonths: englishMonths.map(three),
  am: 'AM',
  pm: 'PM',
  dateSeparator: '/',
  timeSeparator: ':',
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
  monthDay: 'MMMM dd',
  yearMonth: 'yyyy MMMM',
  firstDay: 0,
  era: 'A.D.',
};

export const invariant: Culture = {
  name: '',
  displayName: 'Invariant Language (Invariant Country)',
  englishName: 'Invariant Language (Invariant Country)',
  nativeName: 'Invariant Language (Invariant Country)',
  lcid: 127,
  numbers: invariantNumbers,
  dates: invariantDates,
};

/** What .NET with ICU has for en-US: a narrow no-break blank (U+202F) before AM and PM, three decimals for N, F and P. */
export const enUS: Culture = {
  name: 'en-US',
  displayName: 'English (United States)',
  englishName: 'English (United States)',
  nativeName: 'English (United States)',
  lcid: 1033,
  numbers: {
    ...invariantNumbers,
    infinity: '∞',
    negativeInfinity: '-∞',
    currency: '$',
    numberDigits: 3,
    percentDigits: 3,
    percentPositive: 'n%',
    percentNegative: '-n%',
    currencyNegative: '-$n',
  },
  dates: {
    ...invariantDates,
    shortDate: 'M/d/yyyy',
    longDate: 'dddd, MMMM d, yyyy',
    shortTime: 'h:mm\u202ftt',
    longTime: 'h:mm:ss\u202ftt',
    monthDay: 'MMMM d',
    yearMonth: 'MMMM yyyy',
    era: 'AD',
  },
};

const known = new Map<string, Culture>([
  ['', invariant],
  ['en-us', enUS],
]);

/** The culture of a name, any case; undefined when there is none. */
export function cultureNamed(name: string): Culture | undefined {
  const key = name.replace(/_/g, '-').toLowerCase();
  let culture = known.get(key);
  if (!culture) {
    culture = cultureFromIntl(key, enUS);
    if (culture) known.set(key, culture);
  }
  return culture;
}

let current: Culture = enUS;
let currentUi: Culture = enUS;

export const currentCulture = (): Culture => current;
export const currentUiCulture = (): Culture => currentUi;

export function setCurrentCulture(culture: Culture): void {
  current = culture;
}

export function setCurrentUiCulture(culture: Culture): void {
  currentUi = culture;
}
