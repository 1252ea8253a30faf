import { type HasValueKey, hashKey, valueKey } from '../hash-key.ts';
import { closeGeneric, type NetType, requireType, typeOf } from '../net-type.ts';
import { toText } from '../text.ts';
import { registerType } from '../type-registry.ts';
import type { Implementation, Signatures } from '../type-table.ts';
import type { Value } from '../value.ts';
import { compareDefault } from './array.ts';

/** System.Tuple of one to eight values. */
export class Tuple implements HasValueKey {
  readonly netType: NetType;
  readonly items: readonly Value[];
  constructor(netType: NetType, items: readonly Value[]) {
    this.netType = netType;
    this.items = items;
  }
  [valueKey](): string {
    return `Tuple${this.items.map((item) => String(hashKey(item))).join('\0')}`;
  }
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `T${at + 1}`);
const text = (self: Tuple) => `(${self.items.map((item) => toText(item)).join(', ')})`;

function order(left: Tuple, right: Value): number | undefined {
  if (!(right instanceof Tuple)) return undefined;
  for (const [at, item] of left.items.entries()) {
    const relation = compareDefault(item, right.items[at]);
    if (relation !== 0) return relation;
  }
  return 0;
}

for (const family of ['System.Tuple', 'System.ValueTuple'])
  for (let count = 1; count <= 8; count++)
    registerType(`${family}\`${count}`, (args) => {
      const type = () => closeGeneric(requireType(`${family}\`${count}`), args);
      const generic = names(count);
      return {
        kind: family === 'System.Tuple' ? 'class' : 'struct',
        generic,
        interfaces: ['System.IComparable', 'System.Collections.IStructuralEquatable'],
        constructors: {
          [`(${generic.map((name, at) => `${name} item${at + 1}`).join(', ')})`]: (...items: Value[]) => new Tuple(type(), items),
        },
        instance: {
          ...Object.fromEntries(generic.map((name, at) => [`${name} Item${at + 1} {get;}`, (self: Tuple) => self.items[at]])),
          'int Length {get;}': (self: Tuple) => self.items.length,
          'string ToString()': text,
        },
        hooks: { text, compare: order },
      };
    });

function creators(family: string): Signatures {
  const members: Record<string, Implementation> = {};
  for (let count = 1; count <= 8; count++)
    members[
      `System.Object Create(${names(count)
        .map((_, at) => `System.Object item${at + 1}`)
        .join(', ')})`
    ] = (...items: Value[]) =>
      new Tuple(
        closeGeneric(
          requireType(`${family}\`${count}`),
          items.map((item) => (item === null || item === undefined ? requireType('System.Object') : typeOf(item))),
        ),
        items,
      );
  return members;
}

registerType('System.Tuple', () => ({ abstract: true, sealed: true, static: creators('System.Tuple') }));
registerType('System.ValueTuple', () => ({ kind: 'struct', static: creators('System.ValueTuple') }));
