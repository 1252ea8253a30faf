import { compareTextInCulture } from '../collation.ts';
import { compositeFormat, formatValue } from '../composite-format.ts';
import { type Culture, currentCulture } from '../culture.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import { registerType } from '../type-registry.ts';
import { Char, type Value } from '../value.ts';
import { cultureOf } from './provider.ts';
import { compareBy, equalsBy, indexOfBy, lastIndexOfBy, prefixBy, suffixBy } from './string-search.ts';
import { splitText } from './string-split.ts';

function outOfRange(message: string, parameter: string): never {
  throw new NetException('System.ArgumentOutOfRangeException', `${message} (Parameter '${parameter}')`);
}

function notNull(text: string | null, parameter: string): string {
  if (text === null || text === undefined)
    throw new NetException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`);
  return text;
}

/** Checks the bounds of `Substring`, `Remove` and their like. */
function slice(self: string, start: number, length?: number): string {
  if (start < 0) outOfRange('StartIndex cannot be less than zero.', 'startIndex');
  if (start > self.length) outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
  if (length === undefined) return self.slice(start);
  if (length < 0) outOfRange('Length cannot be less than zero.', 'length');
  if (start + length > self.length) outOfRange('Index and length must refer to a location within the string.', 'length');
  return self.slice(start, start + length);
}

function remove(self: string, start: number, count?: number): string {
  if (start < 0) outOfRange('StartIndex cannot be less than zero.', 'startIndex');
  if (count === undefined) {
    if (start > self.length) outOfRange('startIndex must be less than length of string.', 'startIndex');
    return self.slice(0, start);
  }
  if (count < 0) outOfRange('Count cannot be less than zero.', 'count');
  if (start + count > self.length) outOfRange('Index and count must refer to a location within the string.', 'count');
  return self.slice(0, start) + self.slice(start + count);
}

const codes = (chars: readonly Value[] | null) => new Set((chars ?? []).map((c) => (c as Char).code));

const isBlank = (code: number) => /[\s\u0085]/.test(String.fromCharCode(code)) && code !== 0xfeff;

/** Strips characters of a set (blanks when the set is empty) from the ends. */
function trim(self: string, chars: readonly Value[] | null, start: boolean, end: boolean): string {
  const set = codes(chars);
  const drop = set.size ? (code: number) => set.has(code) : isBlank;
  let from = 0;
  let to = self.length;
  if (start) while (from < to && drop(self.charCodeAt(from))) from++;
  if (end) while (to > from && drop(self.charCodeAt(to - 1))) to--;
  return self.slice(from, to);
}

function pad(self: string, width: number, char: string, left: boolean): string {
  if (width < 0) outOfRange('Non-negative number required.', 'totalWidth');
  return left ? self.padStart(width, char) : self.padEnd(width, char);
}

function indexOfAny(self: string, chars: readonly Value[], start = 0): number {
  const set = codes(chars);
  for (let at = start; at < self.length; at++) if (set.has(self.charCodeAt(at))) return at;
  return -1;
}

function lastIndexOfAny(self: string, chars: readonly Value[]): number {
  const set = codes(chars);
  for (let at = self.length - 1; at >= 0; at--) if (set.has(self.charCodeAt(at))) return at;
  return -1;
}

function replaceText(self: string, old: string | null, next: string | null, ignoreCase = false): string {
  if (notNull(old, 'oldValue') === '')
    throw new NetException('System.ArgumentException', "String cannot be of zero length. (Parameter 'oldValue')");
  if (!ignoreCase) return self.replaceAll(old!, () => next ?? '');
  return self.replace(new RegExp(old!.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), () => next ?? '');
}

const chars = (text: string): Value[] => Array.from({ length: text.length }, (_, at) => new Char(text.charCodeAt(at)));
const textOf = (list: readonly Value[]) => list.map((c) => String.fromCharCode((c as Char).code)).join('');

/** Elements of Join and Concat: each by its own ToString in the current culture. */
function piece(value: Value): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : formatValue(value, null, currentCulture());
}

function joinAll(separator: string | null, items: Iterable<Value>): string {
  return Array.from(items, piece).join(separator ?? '');
}

const localeOf = (culture: Value | Culture) => cultureOf(culture as Value).name || 'en';

function startsIn(self: string, value: string, ignoreCase: boolean): boolean {
  return prefixBy(self, notNull(value, 'value'), ignoreCase ? 1 : 0);
}

const number = (value: EnumValue) => value.value;

registerType('System.String', () => ({
  interfaces: [
    'System.IComparable',
    'System.Collections.IEnumerable',
    'System.IConvertible',
    'System.Collections.Generic.IEnumerable`1[System.Char]',
    'System.IComparable`1[System.String]',
    'System.IEquatable`1[System.String]',
    'System.ICloneable',
  ],
  constructors: {
    '(char[] value)': (list: Value[]) => textOf(list ?? []),
    '(char[] value, int startIndex, int length)': (list: Value[], start: number, length: number) =>
      textOf(list.slice(start, start + length)),
    '(char c, int count)': (c: string, count: number) =>
      count < 0 ? outOfRange("'count' must be non-negative.", 'count') : c.repeat(count),
  },
  instance: {
    'char Chars(int index) {get;}': (self: string, at: number) => {
      if (at < 0 || at >= self.length)
        throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
      return self[at];
    },
    'int Length {get;}': (self: string) => self.length,
    'System.Object Clone()': (self: string) => self,
    'int CompareTo(System.Object value)': (self: string, other: Value) => compareBy(self, piece(other), 0),
    'int CompareTo(string strB)': (self: string, other: string) => compareBy(self, other, 0),
    'bool Contains(string value)': (self: string, value: string) => self.includes(notNull(value, 'value')),
    'bool Contains(string value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      indexOfBy(self, value, 0, number(mode)) >= 0,
    'bool Contains(char value)': (self: string, value: string) => self.includes(value),
    'bool Contains(char value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      indexOfBy(self, value, 0, number(mode)) >= 0,
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': (
      self: string,
      from: number,
      into: Value[],
      at: number,
      count: number,
    ) => {
      for (let n = 0; n < count; n++) into[at + n] = new Char(self.charCodeAt(from + n));
    },
    'bool EndsWith(string value)': (self: string, value: string) => suffixBy(self, notNull(value, 'value'), 0),
    'bool EndsWith(string value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      suffixBy(self, notNull(value, 'value'), number(mode)),
    'bool EndsWith(string value, bool ignoreCase, cultureinfo culture)': (self: string, value: string, ignoreCase: boolean) =>
      suffixBy(self, value, ignoreCase ? 1 : 0),
    'bool EndsWith(char value)': (self: string, value: string) => self.endsWith(value),
    'bool Equals(System.Object obj)': (self: string, other: Value) => self === other,
    'bool Equals(string value)': (self: string, other: string) => self === other,
    'bool Equals(string value, System.StringComparison comparisonType)': (self: string, other: string, mode: EnumValue) =>
      equalsBy(self, other, number(mode)),
    'System.Collections.IEnumerator GetEnumerator()': chars,
    'System.TypeCode GetTypeCode()': () => requireType('System.TypeCode').enumObject(18),
    'int IndexOf(char value)': (self: string, value: string) => self.indexOf(value),
    'int IndexOf(char value, int startIndex)': (self: string, value: string, start: number) => self.indexOf(value, bounded(self, start)),
    'int IndexOf(char value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      indexOfBy(self, value, 0, number(mode)),
    'int IndexOf(char value, int startIndex, int count)': (self: string, value: string, start: number, count: number) =>
      self.slice(0, start + count).indexOf(value, start),
    'int IndexOf(string value)': (self: string, value: string) => indexOfBy(self, notNull(value, 'value'), 0, 0),
    'int IndexOf(string value, int startIndex)': (self: string, value: string, start: number) =>
      indexOfBy(self, notNull(value, 'value'), bounded(self, start), 0),
    'int IndexOf(string value, int startIndex, int count)': (self: string, value: string, start: number, count: number) =>
      indexOfBy(self.slice(0, start + count), value, bounded(self, start), 0),
    'int IndexOf(string value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      indexOfBy(self, notNull(value, 'value'), 0, number(mode)),
    'int IndexOf(string value, int startIndex, System.StringComparison comparisonType)': (
      self: string,
      value: string,
      start: number,
      mode: EnumValue,
    ) => indexOfBy(self, value, bounded(self, start), number(mode)),
    'int IndexOfAny(char[] anyOf)': (self: string, list: Value[]) => indexOfAny(self, list),
    'int IndexOfAny(char[] anyOf, int startIndex)': (self: string, list: Value[], start: number) => indexOfAny(self, list, start),
    'string Insert(int startIndex, string value)': (self: string, at: number, value: string) => {
      if (at < 0 || at > self.length) outOfRange('Specified argument was out of the range of valid values.', 'startIndex');
      return self.slice(0, at) + notNull(value, 'value') + self.slice(at);
    },
    'bool IsNormalized()': (self: string) => self.normalize() === self,
    'int LastIndexOf(char value)': (self: string, value: string) => self.lastIndexOf(value),
    'int LastIndexOf(char value, int startIndex)': (self: string, value: string, start: number) => self.lastIndexOf(value, start),
    'int LastIndexOf(string value)': (self: string, value: string) => lastIndexOfBy(self, notNull(value, 'value'), self.length, 0),
    'int LastIndexOf(string value, int startIndex)': (self: string, value: string, start: number) => lastIndexOfBy(self, value, start, 0),
    'int LastIndexOf(string value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      lastIndexOfBy(self, value, self.length, number(mode)),
    'int LastIndexOfAny(char[] anyOf)': lastIndexOfAny,
    'string Normalize()': (self: string) => self.normalize('NFC'),
    'string Normalize(System.Text.NormalizationForm normalizationForm)': (self: string, form: EnumValue) =>
      self.normalize(({ 1: 'NFC', 2: 'NFD', 5: 'NFKC', 6: 'NFKD' } as const)[form.value as 1]),
    'string PadLeft(int totalWidth)': (self: string, width: number) => pad(self, width, ' ', true),
    'string PadLeft(int totalWidth, char paddingChar)': (self: string, width: number, char: string) => pad(self, width, char, true),
    'string PadRight(int totalWidth)': (self: string, width: number) => pad(self, width, ' ', false),
    'string PadRight(int totalWidth, char paddingChar)': (self: string, width: number, char: string) => pad(self, width, char, false),
    'string Remove(int startIndex)': (self: string, start: number) => remove(self, start),
    'string Remove(int startIndex, int count)': remove,
    'string Replace(char oldChar, char newChar)': (self: string, old: string, next: string) => self.replaceAll(old, () => next),
    'string Replace(string oldValue, string newValue)': (self: string, old: string, next: string) => replaceText(self, old, next),
    'string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)': (
      self: string,
      old: string,
      next: string,
      ignoreCase: boolean,
    ) => replaceText(self, old, next, ignoreCase),
    'string Replace(string oldValue, string newValue, System.StringComparison comparisonType)': (
      self: string,
      old: string,
      next: string,
      mode: EnumValue,
    ) => replaceText(self, old, next, mode.value % 2 === 1),
    'string ReplaceLineEndings()': (self: string) => self.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, '\n'),
    'string ReplaceLineEndings(string replacementText)': (self: string, next: string) =>
      self.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, () => next),
    'string[] Split(Params char[] separator)': (self: string, by: Value[]) => splitText(self, textOf(by ?? []).split(''), -1, 0),
    'string[] Split(char separator, System.StringSplitOptions options)': (self: string, by: string, options: EnumValue) =>
      splitText(self, [by], -1, number(options)),
    'string[] Split(char separator, int count)': (self: string, by: string, count: number) => splitText(self, [by], count, 0),
    'string[] Split(char separator, int count, System.StringSplitOptions options)': (
      self: string,
      by: string,
      count: number,
      options: EnumValue,
    ) => splitText(self, [by], count, number(options)),
    'string[] Split(char[] separator, int count)': (self: string, by: Value[], count: number) =>
      splitText(self, textOf(by ?? []).split(''), count, 0),
    'string[] Split(char[] separator, System.StringSplitOptions options)': (self: string, by: Value[], options: EnumValue) =>
      splitText(self, textOf(by ?? []).split(''), -1, number(options)),
    'string[] Split(char[] separator, int count, System.StringSplitOptions options)': (
      self: string,
      by: Value[],
      count: number,
      options: EnumValue,
    ) => splitText(self, textOf(by ?? []).split(''), count, number(options)),
    'string[] Split(string separator)': (self: string, by: string) => splitText(self, by ? [by] : [], -1, 0),
    'string[] Split(string separator, System.StringSplitOptions options)': (self: string, by: string, options: EnumValue) =>
      splitText(self, by ? [by] : [], -1, number(options)),
    'string[] Split(string separator, int count)': (self: string, by: string, count: number) => splitText(self, by ? [by] : [], count, 0),
    'string[] Split(string separator, int count, System.StringSplitOptions options)': (
      self: string,
      by: string,
      count: number,
      options: EnumValue,
    ) => splitText(self, by ? [by] : [], count, number(options)),
    'string[] Split(string[] separator, System.StringSplitOptions options)': (self: string, by: string[], options: EnumValue) =>
      splitText(self, by ?? [], -1, number(options)),
    'string[] Split(string[] separator, int count, System.StringSplitOptions options)': (
      self: string,
      by: string[],
      count: number,
      options: EnumValue,
    ) => splitText(self, by ?? [], count, number(options)),
    'bool StartsWith(string value)': (self: string, value: string) => startsIn(self, value, false),
    'bool StartsWith(string value, System.StringComparison comparisonType)': (self: string, value: string, mode: EnumValue) =>
      prefixBy(self, notNull(value, 'value'), number(mode)),
    'bool StartsWith(string value, bool ignoreCase, cultureinfo culture)': (self: string, value: string, ignoreCase: boolean) =>
      startsIn(self, value, ignoreCase),
    'bool StartsWith(char value)': (self: string, value: string) => self.startsWith(value),
    'string Substring(int startIndex)': (self: string, start: number) => slice(self, start),
    'string Substring(int startIndex, int length)': slice,
    'char[] ToCharArray()': chars,
    'char[] ToCharArray(int startIndex, int length)': (self: string, start: number, length: number) => chars(slice(self, start, length)),
    'string ToLower()': (self: string) => self.toLocaleLowerCase(currentCulture().name || 'en'),
    'string ToLower(cultureinfo culture)': (self: string, culture: Value) => self.toLocaleLowerCase(localeOf(culture)),
    'string ToLowerInvariant()': (self: string) => self.toLowerCase(),
    'string ToString()': (self: string) => self,
    'string ToString(System.IFormatProvider provider)': (self: string) => self,
    'string ToUpper()': (self: string) => self.toLocaleUpperCase(currentCulture().name || 'en'),
    'string ToUpper(cultureinfo culture)': (self: string, culture: Value) => self.toLocaleUpperCase(localeOf(culture)),
    'string ToUpperInvariant()': (self: string) => self.toUpperCase(),
    'string Trim()': (self: string) => trim(self, null, true, true),
    'string Trim(char trimChar)': (self: string, char: string) => trim(self, chars(char), true, true),
    'string Trim(Params char[] trimChars)': (self: string, list: Value[]) => trim(self, list, true, true),
    'string TrimEnd()': (self: string) => trim(self, null, false, true),
    'string TrimEnd(char trimChar)': (self: string, char: string) => trim(self, chars(char), false, true),
    'string TrimEnd(Params char[] trimChars)': (self: string, list: Value[]) => trim(self, list, false, true),
    'string TrimStart()': (self: string) => trim(self, null, true, false),
    'string TrimStart(char trimChar)': (self: string, char: string) => trim(self, chars(char), true, false),
    'string TrimStart(Params char[] trimChars)': (self: string, list: Value[]) => trim(self, list, true, false),
  },
  static: {
    'string Empty {get;}': () => '',
    'int Compare(string strA, string strB)': (a: string, b: string) => compareBy(a, b, 0),
    'int Compare(string strA, string strB, bool ignoreCase)': (a: string, b: string, ignoreCase: boolean) =>
      compareBy(a, b, ignoreCase ? 1 : 0),
    'int Compare(string strA, string strB, System.StringComparison comparisonType)': (a: string, b: string, mode: EnumValue) =>
      compareBy(a, b, number(mode)),
    'int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)': (
      a: string,
      b: string,
      ignoreCase: boolean,
      culture: Value,
    ) => Math.sign(compareTextInCulture(a, b, !ignoreCase, localeOf(culture))),
    'int CompareOrdinal(string strA, string strB)': (a: string, b: string) => compareBy(a, b, 4),
    'string Concat(System.Object arg0)': piece,
    'string Concat(System.Object arg0, System.Object arg1)': (a: Value, b: Value) => joinAll('', [a, b]),
    'string Concat(System.Object arg0, System.Object arg1, System.Object arg2)': (a: Value, b: Value, c: Value) => joinAll('', [a, b, c]),
    'string Concat(Params System.Object[] args)': (items: Value[]) => joinAll('', items),
    'string Concat(string str0, string str1)': (a: string, b: string) => (a ?? '') + (b ?? ''),
    'string Concat(string str0, string str1, string str2)': (a: string, b: string, c: string) => (a ?? '') + (b ?? '') + (c ?? ''),
    'string Concat(string str0, string str1, string str2, string str3)': (a: string, b: string, c: string, d: string) =>
      joinAll('', [a, b, c, d]),
    'string Concat(Params string[] values)': (items: Value[]) => joinAll('', items),
    'string Concat(System.Collections.Generic.IEnumerable[string] values)': (items: Value) => joinAll('', enumerable(items) ?? []),
    'string Copy(string str)': (text: string) => text,
    'bool Equals(string a, string b)': (a: string, b: string) => a === b,
    'bool Equals(string a, string b, System.StringComparison comparisonType)': (a: string, b: string, mode: EnumValue) =>
      equalsBy(a, b, number(mode)),
    'string Format(string format, System.Object arg0)': (format: string, a: Value) => compositeFormat(notNull(format, 'format'), [a]),
    'string Format(string format, System.Object arg0, System.Object arg1)': (format: string, a: Value, b: Value) =>
      compositeFormat(notNull(format, 'format'), [a, b]),
    'string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)': (
      format: string,
      a: Value,
      b: Value,
      c: Value,
    ) => compositeFormat(notNull(format, 'format'), [a, b, c]),
    'string Format(string format, Params System.Object[] args)': (format: string, args: Value[]) =>
      compositeFormat(notNull(format, 'format'), args ?? []),
    'string Format(System.IFormatProvider provider, string format, System.Object arg0)': (provider: Value, format: string, a: Value) =>
      compositeFormat(format, [a], cultureOf(provider)),
    'string Format(System.IFormatProvider provider, string format, Params System.Object[] args)': (
      provider: Value,
      format: string,
      args: Value[],
    ) => compositeFormat(format, args, cultureOf(provider)),
    'string Intern(string str)': (text: string) => text,
    'bool IsNullOrEmpty(string value)': (text: string | null) => !text,
    'bool IsNullOrWhiteSpace(string value)': (text: string | null) => !text || trim(text, null, true, true) === '',
    'string Join(char separator, Params string[] value)': (separator: string, items: Value[]) => joinAll(separator, items ?? []),
    'string Join(char separator, Params System.Object[] values)': (separator: string, items: Value[]) => joinAll(separator, items ?? []),
    'string Join(string separator, Params string[] value)': (separator: string, items: Value[]) => joinAll(separator, items ?? []),
    'string Join(string separator, Params System.Object[] values)': (separator: string, items: Value[]) => joinAll(separator, items ?? []),
    'string Join(string separator, string[] value, int startIndex, int count)': (
      separator: string,
      items: Value[],
      start: number,
      count: number,
    ) => joinAll(separator, items.slice(start, start + count)),
    'string Join(string separator, System.Collections.Generic.IEnumerable[string] values)': (separator: string, items: Value) =>
      joinAll(separator, enumerable(items) ?? []),
  },
  hooks: {
    compare: (left: string, right: Value) => (typeof right === 'string' ? compareBy(left, right, 0) : undefined),
  },
}));

/** A start index that lies in the text. */
function bounded(self: string, start: number): number {
  if (start < 0 || start > self.length)
    outOfRange('Index was out of range. Must be non-negative and less than or equal to the size of the collection.', 'startIndex');
  return start;
}
