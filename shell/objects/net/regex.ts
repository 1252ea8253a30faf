import { convertTo } from '../convert.ts';
import { NetException } from '../error.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import { escapeRegex, NetRegex, RegexCapture, RegexGroup, RegexMatch, regexFor, unescapeRegex } from '../regex.ts';
import { toText } from '../text.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

bindClass(NetRegex, 'System.Text.RegularExpressions.Regex');
bindClass(RegexMatch, 'System.Text.RegularExpressions.Match');
bindClass(RegexGroup, 'System.Text.RegularExpressions.Group');
bindClass(RegexCapture, 'System.Text.RegularExpressions.Capture');

/** MatchCollection, GroupCollection, CaptureCollection: a list that cannot be changed. */
class RegexList {
  readonly items: readonly Value[];
  readonly netType;
  constructor(items: readonly Value[], name: 'Match' | 'Group' | 'Capture') {
    this.items = items;
    this.netType = requireType(`System.Text.RegularExpressions.${name}Collection`);
  }
}

const listInstance = {
  'int Count {get;}': (self: RegexList) => self.items.length,
  'bool IsReadOnly {get;}': () => true,
  'void CopyTo(array array, int arrayIndex)': (self: RegexList, target: Value[], at: number) => {
    for (const [n, item] of self.items.entries()) target[at + n] = item;
  },
  'System.Collections.IEnumerator GetEnumerator()': (self: RegexList) => self.items[Symbol.iterator](),
};

const listTable = (element: string) => ({
  interfaces: ['System.Collections.IList', `System.Collections.Generic.IEnumerable\`1[System.Text.RegularExpressions.${element}]`],
  instance: {
    ...listInstance,
    [`System.Text.RegularExpressions.${element} Item(int i) {get;}`]: (self: RegexList, at: number) => self.items[at] ?? null,
  },
  hooks: { enumerate: (self: RegexList) => self.items, list: (self: RegexList) => self.items },
});

registerType('System.Text.RegularExpressions.MatchCollection', () => listTable('Match'));
registerType('System.Text.RegularExpressions.CaptureCollection', () => listTable('Capture'));

registerType('System.Text.RegularExpressions.GroupCollection', () => {
  const find = (self: RegexList, key: Value): Value => {
    const groups = self.items as readonly RegexGroup[];
    const number = typeof key === 'number' ? key : undefined;
    return (
      groups.find((group) => (number === undefined ? group.name === toText(key) : group.number === number)) ??
      new RegexGroup(0, '', '0', 0, false)
    );
  };
  return {
    interfaces: ['System.Collections.ICollection'],
    instance: {
      ...listInstance,
      'System.Text.RegularExpressions.Group Item(int groupnum) {get;}': find,
      'System.Object Keys {get;}': (self: RegexList) => (self.items as readonly RegexGroup[]).map((group) => group.name),
      'System.Object Values {get;}': (self: RegexList) => [...self.items],
      'bool ContainsKey(string key)': (self: RegexList, name: string) =>
        (self.items as readonly RegexGroup[]).some((group) => group.name === name),
    },
    hooks: { enumerate: (self: RegexList) => self.items, index: (self: RegexList, [key]: readonly Value[]) => find(self, key) },
  };
});

registerType('System.Text.RegularExpressions.Capture', () => ({
  instance: {
    'int Index {get;}': (self: RegexCapture) => self.index,
    'int Length {get;}': (self: RegexCapture) => self.length,
    'string Value {get;}': (self: RegexCapture) => self.value,
    'string ToString()': (self: RegexCapture) => self.value,
  },
  hooks: { text: (self: RegexCapture) => self.value },
}));

registerType('System.Text.RegularExpressions.Group', () => ({
  base: 'System.Text.RegularExpressions.Capture',
  instance: {
    'bool Success {get;}': (self: RegexGroup) => self.success,
    'string Name {get;}': (self: RegexGroup) => self.name,
    'System.Text.RegularExpressions.CaptureCollection Captures {get;}': (self: RegexGroup) =>
      new RegexList(self.success ? [self] : [], 'Capture'),
  },
}));

registerType('System.Text.RegularExpressions.Match', () => ({
  base: 'System.Text.RegularExpressions.Group',
  instance: {
    'System.Text.RegularExpressions.GroupCollection Groups {get;}': (self: RegexMatch) => new RegexList(self.groups, 'Group'),
    'System.Text.RegularExpressions.Match NextMatch()': (self: RegexMatch) => self.next(),
    'string Result(string replacement)': (self: RegexMatch, replacement: string) => self.regex.expand(self, replacement),
  },
  static: { 'System.Text.RegularExpressions.Match Empty {get;}': () => new NetRegex('(?!)').match('') },
}));

const text = (input: string | null): string => {
  if (input === null || input === undefined)
    throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'input')");
  return input;
};

type Evaluator = (match: Value) => Value;
/** What a MatchEvaluator gives, as text. */
const evaluated = (run: Evaluator) => (match: RegexMatch) => convertTo(run(match), requireType('System.String')) as string;
const all = (regex: NetRegex, input: string, from = 0) => new RegexList(regex.matches(text(input), from), 'Match');
const of = (pattern: string, options?: EnumValue) => regexFor(pattern, options?.value ?? 0);

const options = 'System.Text.RegularExpressions.RegexOptions options';
const evaluator = 'System.Text.RegularExpressions.MatchEvaluator evaluator';
const match = 'System.Text.RegularExpressions.Match';

registerType('System.Text.RegularExpressions.Regex', () => ({
  constructors: {
    '(string pattern)': (pattern: string) => new NetRegex(pattern),
    [`(string pattern, ${options})`]: (pattern: string, flags: EnumValue) => new NetRegex(pattern, flags.value),
    [`(string pattern, ${options}, timespan matchTimeout)`]: (pattern: string, flags: EnumValue) => new NetRegex(pattern, flags.value),
  },
  instance: {
    'System.Text.RegularExpressions.RegexOptions Options {get;}': (self: NetRegex) =>
      requireType('System.Text.RegularExpressions.RegexOptions').enumObject(self.options),
    'bool RightToLeft {get;}': () => false,
    'string[] GetGroupNames()': (self: NetRegex) => [...self.groupNames.values()],
    'int[] GetGroupNumbers()': (self: NetRegex) => [...self.groupNames.keys()],
    'string GroupNameFromNumber(int i)': (self: NetRegex, number: number) => self.groupNames.get(number) ?? '',
    'int GroupNumberFromName(string name)': (self: NetRegex, name: string) =>
      [...self.groupNames].find(([, each]) => each === name)?.[0] ?? -1,
    'bool IsMatch(string input)': (self: NetRegex, input: string) => self.test(text(input)),
    'bool IsMatch(string input, int startat)': (self: NetRegex, input: string, from: number) => self.test(text(input), from),
    [`${match} Match(string input)`]: (self: NetRegex, input: string) => self.match(text(input)),
    [`${match} Match(string input, int startat)`]: (self: NetRegex, input: string, from: number) => self.match(text(input), from),
    [`${match} Match(string input, int beginning, int length)`]: (self: NetRegex, input: string, from: number, length: number) =>
      self.match(text(input).slice(0, from + length), from),
    [`${match}Collection Matches(string input)`]: (self: NetRegex, input: string) => all(self, input),
    [`${match}Collection Matches(string input, int startat)`]: all,
    'int Count(string input)': (self: NetRegex, input: string) => self.matches(text(input)).length,
    'string Replace(string input, string replacement)': (self: NetRegex, input: string, replacement: string) =>
      self.replace(text(input), replacement ?? ''),
    'string Replace(string input, string replacement, int count)': (self: NetRegex, input: string, replacement: string, count: number) =>
      self.replace(text(input), replacement ?? '', count),
    'string Replace(string input, string replacement, int count, int startat)': (
      self: NetRegex,
      input: string,
      replacement: string,
      count: number,
      from: number,
    ) => self.replace(text(input), replacement ?? '', count, from),
    [`string Replace(string input, ${evaluator})`]: (self: NetRegex, input: string, run: Evaluator) =>
      self.replace(text(input), evaluated(run)),
    [`string Replace(string input, ${evaluator}, int count)`]: (self: NetRegex, input: string, run: Evaluator, count: number) =>
      self.replace(text(input), evaluated(run), count),
    'string[] Split(string input)': (self: NetRegex, input: string) => self.split(text(input)),
    'string[] Split(string input, int count)': (self: NetRegex, input: string, count: number) => self.split(text(input), count),
    'string[] Split(string input, int count, int startat)': (self: NetRegex, input: string, count: number, from: number) =>
      self.split(text(input), count, from),
    'string ToString()': (self: NetRegex) => self.pattern,
  },
  static: {
    'string Escape(string str)': escapeRegex,
    'string Unescape(string str)': unescapeRegex,
    'bool IsMatch(string input, string pattern)': (input: string, pattern: string) => of(pattern).test(text(input)),
    [`bool IsMatch(string input, string pattern, ${options})`]: (input: string, pattern: string, flags: EnumValue) =>
      of(pattern, flags).test(text(input)),
    [`${match} Match(string input, string pattern)`]: (input: string, pattern: string) => of(pattern).match(text(input)),
    [`${match} Match(string input, string pattern, ${options})`]: (input: string, pattern: string, flags: EnumValue) =>
      of(pattern, flags).match(text(input)),
    [`${match}Collection Matches(string input, string pattern)`]: (input: string, pattern: string) => all(of(pattern), input),
    [`${match}Collection Matches(string input, string pattern, ${options})`]: (input: string, pattern: string, flags: EnumValue) =>
      all(of(pattern, flags), input),
    'int Count(string input, string pattern)': (input: string, pattern: string) => of(pattern).matches(text(input)).length,
    'string Replace(string input, string pattern, string replacement)': (input: string, pattern: string, replacement: string) =>
      of(pattern).replace(text(input), replacement ?? ''),
    [`string Replace(string input, string pattern, string replacement, ${options})`]: (
      input: string,
      pattern: string,
      replacement: string,
      flags: EnumValue,
    ) => of(pattern, flags).replace(text(input), replacement ?? ''),
    [`string Replace(string input, string pattern, ${evaluator})`]: (input: string, pattern: string, run: Evaluator) =>
      of(pattern).replace(text(input), evaluated(run)),
    [`string Replace(string input, string pattern, ${evaluator}, ${options})`]: (
      input: string,
      pattern: string,
      run: Evaluator,
      flags: EnumValue,
    ) => of(pattern, flags).replace(text(input), evaluated(run)),
    'string[] Split(string input, string pattern)': (input: string, pattern: string) => of(pattern).split(text(input)),
    [`string[] Split(string input, string pattern, ${options})`]: (input: string, pattern: string, flags: EnumValue) =>
      of(pattern, flags).split(text(input)),
  },
  hooks: {
    text: (self: NetRegex) => self.pattern,
    from: (value: Value) => (typeof value === 'string' ? new NetRegex(value) : undefined),
  },
}));
