import type { KeyFolding } from '../dictionary.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { hashCode } from './core.ts';
import { compareBy, equalsBy } from './string-search.ts';

/** IComparer and IEqualityComparer of strings, or of anything. */
export class Comparer {
  /** StringComparison number; undefined compares values of any kind. */
  readonly mode: number | undefined;
  readonly #order: ((left: Value, right: Value) => number) | undefined;

  constructor(mode: number | undefined, order?: (left: Value, right: Value) => number) {
    this.mode = mode;
    this.#order = order;
  }

  order(left: Value, right: Value): number {
    if (this.#order) return this.#order(left, right);
    if (typeof left === 'string' && typeof right === 'string') return compareBy(left, right, this.mode ?? 0);
    return left === right ? 0 : left === null ? -1 : 1;
  }

  equals(left: Value, right: Value): boolean {
    return typeof left === 'string' && typeof right === 'string' ? equalsBy(left, right, this.mode ?? 4) : left === right;
  }

  /** How a dictionary or set with this comparer folds its keys. */
  get folding(): KeyFolding {
    return this.mode !== undefined && this.mode % 2 === 1 ? (key) => key.toLowerCase() : (key) => key;
  }
}

bindClass(() => Comparer, 'System.StringComparer');

const named = [
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
  'Ordinal',
  'OrdinalIgnoreCase',
];
const comparers = named.map((_, mode) => new Comparer(mode));

registerType('System.StringComparer', () => ({
  abstract: true,
  interfaces: [
    'System.Collections.IComparer',
    'System.Collections.IEqualityComparer',
    'System.Collections.Generic.IComparer`1[System.String]',
    'System.Collections.Generic.IEqualityComparer`1[System.String]',
  ],
  instance: {
    'int Compare(string x, string y)': (self: Comparer, x: string, y: string) => self.order(x, y),
    'int Compare(System.Object x, System.Object y)': (self: Comparer, x: Value, y: Value) => self.order(x, y),
    'bool Equals(string x, string y)': (self: Comparer, x: string, y: string) => self.equals(x, y),
    'int GetHashCode(string obj)': (self: Comparer, text: string) => hashCode(self.folding(text)),
  },
  static: {
    ...Object.fromEntries(named.map((name, mode) => [`System.StringComparer ${name} {get;}`, () => comparers[mode]])),
    'System.StringComparer FromComparison(System.StringComparison comparisonType)': (mode: { value: number }) => comparers[mode.value],
  },
}));

registerType('System.Collections.Comparer', () => ({
  interfaces: ['System.Collections.IComparer'],
  static: { 'System.Collections.Comparer Default {get;}': () => comparers[0] },
  instance: { 'int Compare(System.Object a, System.Object b)': (self: Comparer, a: Value, b: Value) => self.order(a, b) },
}));

registerType('System.Collections.CaseInsensitiveComparer', () => ({
  interfaces: ['System.Collections.IComparer'],
  constructors: { '()': () => comparers[1] },
  static: { 'System.Collections.CaseInsensitiveComparer Default {get;}': () => comparers[1] },
}));
