import { compositeFormat, formatValue } from '../composite-format.ts';
import { currentCulture } from '../culture.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { bindClass, registerType } from '../type-registry.ts';
import { Char, type Value } from '../value.ts';
import { cultureOf } from './provider.ts';

/** System.Text.StringBuilder. JavaScript joins strings lazily, so appending is cheap as it is. */
export class StringBuilder {
  text: string;
  capacity: number;
  constructor(text = '', capacity = 16) {
    this.text = text;
    this.capacity = Math.max(capacity, text.length);
  }
}
bindClass(StringBuilder, 'System.Text.StringBuilder');

function changed(self: StringBuilder, text: string): StringBuilder {
  self.text = text;
  while (self.capacity < text.length) self.capacity = Math.max(self.capacity * 2, text.length);
  return self;
}

const append = (self: StringBuilder, text: string | null) => changed(self, self.text + (text ?? ''));
const shown = (value: Value) => (value === null || value === undefined ? '' : formatValue(value, null, currentCulture()));
const charText = (chars: readonly Value[] | null) => (chars ?? []).map((c) => String.fromCharCode((c as Char).code)).join('');

function outOfRange(parameter: string): never {
  throw new NetException(
    'System.ArgumentOutOfRangeException',
    `Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter '${parameter}')`,
  );
}

function insert(self: StringBuilder, at: number, text: string): StringBuilder {
  if (at < 0 || at > self.text.length) outOfRange('index');
  return changed(self, self.text.slice(0, at) + text + self.text.slice(at));
}

function replace(self: StringBuilder, old: string, next: string | null, start = 0, count = self.text.length): StringBuilder {
  if (old === '') throw new NetException('System.ArgumentException', "String cannot be of zero length. (Parameter 'oldValue')");
  return changed(
    self,
    self.text.slice(0, start) + self.text.slice(start, start + count).replaceAll(old, () => next ?? '') + self.text.slice(start + count),
  );
}

const joined = (separator: string | null, values: Value) => Array.from(enumerable(values) ?? [values], shown).join(separator ?? '');
const newLine = '\n';

registerType('System.Text.StringBuilder', () => ({
  constructors: {
    '()': () => new StringBuilder(),
    '(int capacity)': (capacity: number) => new StringBuilder('', capacity),
    '(string value)': (text: string) => new StringBuilder(text ?? ''),
    '(string value, int capacity)': (text: string, capacity: number) => new StringBuilder(text ?? '', capacity),
    '(int capacity, int maxCapacity)': (capacity: number) => new StringBuilder('', capacity),
  },
  instance: {
    'int Capacity {get;set;}': {
      get: (self: StringBuilder) => self.capacity,
      set: (self: StringBuilder, capacity: number) => void (self.capacity = capacity),
    },
    'char Chars(int index) {get;set;}': {
      get: (self: StringBuilder, at: number) => (at < 0 || at >= self.text.length ? indexOut() : self.text[at]),
      set: (self: StringBuilder, char: string, at: number) => void changed(self, self.text.slice(0, at) + char + self.text.slice(at + 1)),
    },
    'int Length {get;set;}': {
      get: (self: StringBuilder) => self.text.length,
      set: (self: StringBuilder, length: number) => void changed(self, self.text.slice(0, length).padEnd(length, '\0')),
    },
    'int MaxCapacity {get;}': () => 2147483647,
    'System.Text.StringBuilder Append(string value)': append,
    'System.Text.StringBuilder Append(char value)': append,
    'System.Text.StringBuilder Append(char value, int repeatCount)': (self: StringBuilder, char: string, count: number) =>
      append(self, char.repeat(count)),
    'System.Text.StringBuilder Append(char[] value)': (self: StringBuilder, chars: Value[]) => append(self, charText(chars)),
    'System.Text.StringBuilder Append(string value, int startIndex, int count)': (
      self: StringBuilder,
      text: string,
      start: number,
      count: number,
    ) => append(self, text.slice(start, start + count)),
    'System.Text.StringBuilder Append(System.Text.StringBuilder value)': (self: StringBuilder, other: StringBuilder) =>
      append(self, other?.text ?? ''),
    'System.Text.StringBuilder Append(System.Object value)': (self: StringBuilder, value: Value) => append(self, shown(value)),
    'System.Text.StringBuilder AppendFormat(string format, System.Object arg0)': (self: StringBuilder, format: string, a: Value) =>
      append(self, compositeFormat(format, [a])),
    'System.Text.StringBuilder AppendFormat(string format, System.Object arg0, System.Object arg1)': (
      self: StringBuilder,
      format: string,
      a: Value,
      b: Value,
    ) => append(self, compositeFormat(format, [a, b])),
    'System.Text.StringBuilder AppendFormat(string format, Params System.Object[] args)': (
      self: StringBuilder,
      format: string,
      args: Value[],
    ) => append(self, compositeFormat(format, args)),
    'System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, Params System.Object[] args)': (
      self: StringBuilder,
      provider: Value,
      format: string,
      args: Value[],
    ) => append(self, compositeFormat(format, args, cultureOf(provider))),
    'System.Text.StringBuilder AppendJoin(string separator, Params System.Object[] values)': (
      self: StringBuilder,
      separator: string,
      values: Value[],
    ) => append(self, joined(separator, values)),
    'System.Text.StringBuilder AppendLine()': (self: StringBuilder) => append(self, newLine),
    'System.Text.StringBuilder AppendLine(string value)': (self: StringBuilder, text: string | null) =>
      append(self, (text ?? '') + newLine),
    'System.Text.StringBuilder Clear()': (self: StringBuilder) => changed(self, ''),
    'int EnsureCapacity(int capacity)': (self: StringBuilder, capacity: number) => {
      self.capacity = Math.max(self.capacity, capacity);
      return self.capacity;
    },
    'bool Equals(System.Text.StringBuilder sb)': (self: StringBuilder, other: StringBuilder) => other !== null && self.text === other.text,
    'System.Text.StringBuilder Insert(int index, string value)': (self: StringBuilder, at: number, text: string | null) =>
      insert(self, at, text ?? ''),
    'System.Text.StringBuilder Insert(int index, char value)': insert,
    'System.Text.StringBuilder Insert(int index, System.Object value)': (self: StringBuilder, at: number, value: Value) =>
      insert(self, at, shown(value)),
    'System.Text.StringBuilder Insert(int index, string value, int count)': (
      self: StringBuilder,
      at: number,
      text: string,
      count: number,
    ) => insert(self, at, text.repeat(count)),
    'System.Text.StringBuilder Remove(int startIndex, int length)': (self: StringBuilder, start: number, length: number) => {
      if (start < 0 || length < 0 || start + length > self.text.length) outOfRange('length');
      return changed(self, self.text.slice(0, start) + self.text.slice(start + length));
    },
    'System.Text.StringBuilder Replace(char oldChar, char newChar)': (self: StringBuilder, old: string, next: string) =>
      replace(self, old, next),
    'System.Text.StringBuilder Replace(string oldValue, string newValue)': (self: StringBuilder, old: string, next: string) =>
      replace(self, old, next),
    'System.Text.StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': replace,
    'string ToString()': (self: StringBuilder) => self.text,
    'string ToString(int startIndex, int length)': (self: StringBuilder, start: number, length: number) =>
      self.text.slice(start, start + length),
  },
  hooks: {
    text: (self: StringBuilder) => self.text,
    index: (self: StringBuilder, [at]: readonly Value[]) =>
      typeof at === 'number' && at >= 0 && at < self.text.length ? new Char(self.text.charCodeAt(at)) : indexOut(),
    setIndex: (self: StringBuilder, [at], value) => {
      if (typeof at !== 'number' || at < 0 || at >= self.text.length) indexOut();
      changed(self, self.text.slice(0, at) + shown(value).slice(0, 1) + self.text.slice(at + 1));
    },
  },
}));

function indexOut(): never {
  throw new NetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}
