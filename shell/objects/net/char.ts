import { NetException } from '../error.ts';
import { requireType } from '../net-type.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures } from '../type-table.ts';
import { Char, type Value } from '../value.ts';

bindClass(() => Char, 'System.Char');

type Test = (c: string) => boolean;

const tests: Readonly<Record<string, Test>> = {
  IsDigit: (c) => /\p{Nd}/u.test(c),
  IsLetter: (c) => /\p{L}/u.test(c),
  IsLetterOrDigit: (c) => /[\p{L}\p{Nd}]/u.test(c),
  IsWhiteSpace: (c) => /[\s\u0085]/.test(c) && c !== '\ufeff',
  IsUpper: (c) => /\p{Lu}/u.test(c),
  IsLower: (c) => /\p{Ll}/u.test(c),
  IsPunctuation: (c) => /\p{P}/u.test(c),
  IsSymbol: (c) => /\p{S}/u.test(c),
  IsControl: (c) => /\p{Cc}/u.test(c),
  IsNumber: (c) => /\p{N}/u.test(c),
  IsSeparator: (c) => /\p{Z}/u.test(c),
  IsSurrogate: (c) => /[\ud800-\udfff]/.test(c),
  IsHighSurrogate: (c) => /[\ud800-\udbff]/.test(c),
  IsLowSurrogate: (c) => /[\udc00-\udfff]/.test(c),
};

function testMembers(): Signatures {
  const members: Record<string, (...args: never[]) => unknown> = {};
  for (const [name, test] of Object.entries(tests)) {
    members[`bool ${name}(char c)`] = test;
    members[`bool ${name}(string s, int index)`] = (s: string, index: number) => test(s[index] ?? '');
  }
  return members;
}

function single(text: string): string {
  if (text?.length !== 1) throw new NetException('System.FormatException', 'String must be exactly one character long.');
  return text;
}

const upper = (c: string) => (c.toUpperCase().length === 1 ? c.toUpperCase() : c);
const lower = (c: string) => (c.toLowerCase().length === 1 ? c.toLowerCase() : c);

registerType('System.Char', () => ({
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IConvertible', 'System.IComparable`1[System.Char]', 'System.IEquatable`1[System.Char]'],
  defaultValue: () => new Char(0),
  instance: {
    'int CompareTo(System.Object value)': (self: Char, other: Char) => self.code - other.code,
    'int CompareTo(char value)': (self: Char, other: string) => self.code - other.charCodeAt(0),
    'bool Equals(char obj)': (self: Char, other: string) => self.code === other.charCodeAt(0),
    'bool Equals(System.Object obj)': (self: Char, other: Value) => other instanceof Char && self.code === other.code,
    'string ToString()': (self: Char) => String.fromCharCode(self.code),
    'string ToString(System.IFormatProvider provider)': (self: Char) => String.fromCharCode(self.code),
    'System.TypeCode GetTypeCode()': () => requireType('System.TypeCode').enumObject(4),
  },
  static: {
    'char MaxValue {get;}': () => '\uffff',
    'char MinValue {get;}': () => '\0',
    ...testMembers(),
    'char ToUpper(char c)': upper,
    'char ToUpper(char c, cultureinfo culture)': upper,
    'char ToUpperInvariant(char c)': upper,
    'char ToLower(char c)': lower,
    'char ToLower(char c, cultureinfo culture)': lower,
    'char ToLowerInvariant(char c)': lower,
    'string ToString(char c)': (c: string) => c,
    'char Parse(string s)': single,
    'bool TryParse(string s, [ref] char result)': (text: string, result: PSReference) => {
      result.value = new Char(text?.length === 1 ? text.charCodeAt(0) : 0);
      return text?.length === 1;
    },
    'double GetNumericValue(char c)': (c: string) => (/\d/.test(c) ? Number(c) : -1),
    'string ConvertFromUtf32(int utf32)': (code: number) => {
      if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        throw new NetException(
          'System.ArgumentOutOfRangeException',
          "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff). (Parameter 'utf32')",
        );
      return String.fromCodePoint(code);
    },
    'int ConvertToUtf32(string s, int index)': (s: string, index: number) => s.codePointAt(index),
    'int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (high: string, low: string) => (high + low).codePointAt(0),
  },
  hooks: {
    compare: (left: Char, right: Value) => (right instanceof Char ? left.code - right.code : undefined),
  },
}));
