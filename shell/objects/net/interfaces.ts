import { Enumerator } from '../enumerator.ts';
import { bindClass, registerType } from '../type-registry.ts';

/** Interfaces without members of their own that scripts name in `-is`, parameters and signatures: name, type parameters, what they extend. */
const interfaces: readonly (readonly [name: string, generic?: readonly string[], bases?: readonly string[]])[] = [
  ['System.IComparable'],
  ['System.IConvertible'],
  ['System.IFormattable'],
  ['System.IFormatProvider'],
  ['System.ICloneable'],
  ['System.IDisposable'],
  ['System.IEquatable`1', ['T']],
  ['System.IComparable`1', ['T']],
  ['System.Collections.IEnumerable'],
  ['System.Collections.IEnumerator'],
  ['System.Collections.IDictionaryEnumerator', [], ['System.Collections.IEnumerator']],
  ['System.Collections.ICollection', [], ['System.Collections.IEnumerable']],
  ['System.Collections.IList', [], ['System.Collections.ICollection']],
  ['System.Collections.IDictionary', [], ['System.Collections.ICollection']],
  ['System.Collections.IComparer'],
  ['System.Collections.IEqualityComparer'],
  ['System.Collections.IStructuralEquatable'],
  ['System.Collections.Specialized.IOrderedDictionary', [], ['System.Collections.IDictionary']],
  ['System.Collections.Generic.IEnumerable`1', ['T'], ['System.Collections.IEnumerable']],
  ['System.Collections.Generic.IEnumerator`1', ['T'], ['System.Collections.IEnumerator']],
  ['System.Collections.Generic.ICollection`1', ['T'], ['System.Collections.Generic.IEnumerable`1[T]']],
  ['System.Collections.Generic.IList`1', ['T'], ['System.Collections.Generic.ICollection`1[T]']],
  ['System.Collections.Generic.ISet`1', ['T'], ['System.Collections.Generic.ICollection`1[T]']],
  ['System.Collections.Generic.IReadOnlyCollection`1', ['T'], ['System.Collections.Generic.IEnumerable`1[T]']],
  ['System.Collections.Generic.IReadOnlyList`1', ['T'], ['System.Collections.Generic.IReadOnlyCollection`1[T]']],
  [
    'System.Collections.Generic.IDictionary`2',
    ['K', 'V'],
    ['System.Collections.Generic.ICollection`1[System.Collections.Generic.KeyValuePair`2[K,V]]'],
  ],
  [
    'System.Collections.Generic.IReadOnlyDictionary`2',
    ['K', 'V'],
    ['System.Collections.Generic.IReadOnlyCollection`1[System.Collections.Generic.KeyValuePair`2[K,V]]'],
  ],
  ['System.Collections.Generic.IComparer`1', ['T']],
  ['System.Collections.Generic.IEqualityComparer`1', ['T']],
  ['System.Xml.XPath.IXPathNavigable'],
  ['System.Runtime.Serialization.ISerializable'],
  ['System.Management.Automation.IContainsErrorRecord'],
  ['System.Management.Automation.IDynamicParameters'],
];

for (const [name, generic, bases] of interfaces)
  registerType(name, () => ({ kind: 'interface', abstract: true, generic: generic?.length ? generic : undefined, interfaces: bases }));

bindClass(Enumerator, 'System.Collections.Enumerator');
registerType('System.Collections.Enumerator', () => ({
  interfaces: ['System.Collections.IEnumerator'],
  instance: {
    'System.Object Current {get;}': (self: Enumerator) => self.current,
    'bool MoveNext()': (self: Enumerator) => self.next(),
    'void Dispose()': () => undefined,
  },
  hooks: { enumerate: (self: Enumerator) => self.rest() },
}));

/** Delegates: a script block may stand for any of them. */
for (const [name, count] of [
  ['System.Predicate', 1],
  ['System.Comparison', 1],
  ['System.Converter', 2],
  ['System.EventHandler', 1],
] as const)
  registerType(`${name}\`${count}`, () => ({ kind: 'delegate', generic: ['T', 'U'].slice(0, count) }));

registerType('System.Action', () => ({ kind: 'delegate' }));
registerType('System.EventHandler', () => ({ kind: 'delegate' }));
registerType('System.Text.RegularExpressions.MatchEvaluator', () => ({ kind: 'delegate' }));
for (let count = 1; count <= 8; count++) {
  const names = Array.from({ length: count }, (_, at) => `T${at + 1}`);
  registerType(`System.Action\`${count}`, () => ({ kind: 'delegate', generic: names }));
  registerType(`System.Func\`${count}`, () => ({ kind: 'delegate', generic: names }));
}

/** Declared anew where files are. */
for (const name of ['Stream', 'TextReader', 'TextWriter'])
  registerType(`System.IO.${name}`, () => ({ abstract: true, base: 'System.MarshalByRefObject' }));
