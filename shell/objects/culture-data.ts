import type { Culture, DateSymbols, NumberSymbols } from './culture.ts';

/** Builds a culture from what the runtime knows (ICU); `model` gives what it does not tell. Undefined for names that are no language tag. */
export function cultureFromIntl(name: string, model: Culture): Culture | undefined {
  let tag: string;
  try {
    [tag = ''] = Intl.getCanonicalLocales(name);
    if (!/^[a-z]{2,3}(-|$)/.test(tag) || Intl.NumberFormat.supportedLocalesOf(tag).length === 0) return undefined;
  } catch {
    return undefined;
  }
  const english = label('en', tag);
  return {
    name: tag,
    displayName: english,
    englishName: english,
    nativeName: label(tag, tag),
    lcid: 4096,
    numbers: numbers(tag, model.numbers),
    dates: dates(tag, model.dates),
  };
}

/** `German (Germany)`. */
function label(inLocale: string, tag: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

function numbers(tag: string, model: NumberSymbols): NumberSymbols {
  const parts = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(-1234567.5);
  const part = (type: string, otherwise: string) => parts.find((p) => p.type === type)?.value ?? otherwise;
  const integers = parts.filter((p) => p.type === 'integer').map((p) => p.value.length);
  const sizes = integers.length > 2 && integers.at(-2) !== integers.at(-1) ? [integers.at(-1)!, integers.at(-2)!] : [3];
  const percent = new Intl.NumberFormat(tag, { style: 'percent' })
    .formatToParts(1)
    .map((p) => (p.type === 'percentSign' ? '%' : p.type === 'integer' ? 'n' : p.value));
  const region = new Intl.Locale(tag).maximize().region ?? 'US';
  const currencyCode = currencies[region] ?? 'XXX';
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency: currencyCode, currencyDisplay: 'narrowSymbol' });
  const moneyParts = money.formatToParts(1);
  const positive = moneyParts
    .filter((p) => ['currency', 'integer', 'literal'].includes(p.type))
    .map((p) => (p.type === 'currency' ? '$' : p.type === 'integer' ? 'n' : p.value))
    .join('');
  return {
    ...model,
    decimal: part('decimal', '.'),
    group: part('group', ','),
    groupSizes: sizes,
    negative: part('minusSign', '-'),
    negativeInfinity: `${part('minusSign', '-')}∞`,
    currency: moneyParts.find((p) => p.type === 'currency')?.value ?? model.currency,
    currencyDigits: money.resolvedOptions().maximumFractionDigits ?? 2,
    percentPositive: percent.join(''),
    percentNegative: `-${percent.join('')}`,
    currencyPositive: positive,
    currencyNegative: `-${positive}`,
  };
}

/** Currencies of the regions that the shell's users are most likely to name; others get the general sign. */
const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  MX: 'MXN',
  BR: 'BRL',
  GB: 'GBP',
  CH: 'CHF',
  NO: 'NOK',
  SE: 'SEK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RU: 'RUB',
  TR: 'TRY',
  CN: 'CNY',
  JP: 'JPY',
  KR: 'KRW',
  IN: 'INR',
  AU: 'AUD',
  NZ: 'NZD',
  ZA: 'ZAR',
  IL: 'ILS',
  SG: 'SGD',
  HK: 'HKD',
  TW: 'TWD',
  DE: 'EUR',
  FR: 'EUR',
  IT: 'EUR',
  ES: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  AT: 'EUR',
  PT: 'EUR',
  IE: 'EUR',
  FI: 'EUR',
  GR: 'EUR',
  SK: 'EUR',
  SI: 'EUR',
  EE: 'EUR',
  LV: 'EUR',
  LT: 'EUR',
  LU: 'EUR',
  MT: 'EUR',
  CY: 'EUR',
  HR: 'EUR',
  BG: 'EUR',
  RO: 'RON',
  UA: 'UAH',
}; // prettier-ignore

/** 4 March 2023, a Saturday, 15:07:09 UTC: all fields differ, so each can be told from its digits. */
const sample = Date.UTC(2023, 2, 4, 15, 7, 9);

function pattern(tag: string, options: Intl.DateTimeFormatOptions): string {
  const resolved = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' });
  return resolved
    .formatToParts(sample)
    .map(({ type, value }) => {
      if (type === 'weekday') return 'dddd';
      if (type === 'year') return value.length === 2 ? 'yy' : 'yyyy';
      if (type === 'month') return /\d/.test(value) ? 'M'.repeat(value.length) : 'MMMM';
      if (type === 'day') return 'd'.repeat(value.length);
      if (type === 'hour') return (resolved.resolvedOptions().hour12 ? 'h' : 'H').repeat(value.length);
      if (type === 'minute') return 'mm';
      if (type === 'second') return 'ss';
      if (type === 'dayPeriod') return 'tt';
      return /[A-Za-z]/.test(value) ? `'${value}'` : value;
    })
    .join('');
}

function dates(tag: string, model: DateSymbols): DateSymbols {
  const names = (options: Intl.DateTimeFormatOptions, moments: readonly number[]) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    return moments.map((moment) => format.format(moment));
  };
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 15));
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2023, 0, 1 + day));
  const period = (hour: number) =>
    new Intl.DateTimeFormat(tag, { hour: 'numeric', hour12: true, timeZone: 'UTC' })
      .formatToParts(Date.UTC(2023, 0, 1, hour))
      .find((p) => p.type === 'dayPeriod')?.value ?? '';
  const shortDate = pattern(tag, {
    year: 'numeric',
    month: tag.startsWith('en-US') ? 'numeric' : '2-digit',
    day: tag.startsWith('en-US') ? 'numeric' : '2-digit',
  });
  const shortTime = pattern(tag, { hour: 'numeric', minute: '2-digit' });
  const longTime = pattern(tag, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  return {
    ...model,
    days: names({ weekday: 'long' }, days),
    shortDays: names({ weekday: 'short' }, days),
    months: names({ month: 'long' }, months),
    shortMonths: names({ month: 'short' }, months),
    am: period(9),
    pm: period(15),
    dateSeparator: /[^dMy]/.exec(shortDate)?.[0] ?? '/',
    timeSeparator: /[^hHmts]/.exec(shortTime)?.[0] ?? ':',
    shortDate,
    longDate: pattern(tag, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    shortTime,
    longTime,
    monthDay: pattern(tag, { month: 'long', day: 'numeric' }),
    yearMonth: pattern(tag, { year: 'numeric', month: 'long' }),
    firstDay: tag.startsWith('en') && !tag.endsWith('GB') ? 0 : 1,
  };
}
