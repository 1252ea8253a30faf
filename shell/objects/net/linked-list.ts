import { Collection } from '../collection.ts';
import { enumerable } from '../enumerate.ts';
import { NetException } from '../error.ts';
import { closeGeneric, type NetType, requireType } from '../net-type.ts';
import { registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { indexOfValue } from './array.ts';
import { changing, walkList } from './list-members.ts';

/** LinkedListNode[T]: a place in a list. */
export class ListNode {
  readonly list: LinkedList;
  value: Value;
  constructor(list: LinkedList, value: Value) {
    this.list = list;
    this.value = value;
  }
  get netType(): NetType {
    return closeGeneric(requireType('System.Collections.Generic.LinkedListNode`1'), this.list.netType.genericArguments);
  }
  neighbour(step: number): ListNode | null {
    const { nodes } = this.list;
    return nodes[nodes.indexOf(this) + step] ?? null;
  }
}

export class LinkedList extends Collection {
  nodes: ListNode[] = [];

  place(node: ListNode): number {
    const at = this.nodes.indexOf(node);
    if (at < 0) throw new NetException('System.InvalidOperationException', 'The LinkedList node does not belong to current LinkedList.');
    return at;
  }
  put(at: number, value: Value): ListNode {
    const node = new ListNode(this, value);
    changing(this).splice(at, 0, value);
    this.nodes.splice(at, 0, node);
    return node;
  }
  take(at: number): void {
    if (at < 0 || at >= this.nodes.length) throw new NetException('System.InvalidOperationException', 'The LinkedList is empty.');
    changing(this).splice(at, 1);
    this.nodes.splice(at, 1);
  }
}

registerType('System.Collections.Generic.LinkedListNode`1', () => ({
  generic: ['T'],
  instance: {
    'System.Object List {get;}': (self: ListNode) => self.list,
    'System.Object Next {get;}': (self: ListNode) => self.neighbour(1),
    'System.Object Previous {get;}': (self: ListNode) => (self.list.nodes[0] === self ? null : self.neighbour(-1)),
    'T Value {get;set;}': {
      get: (self: ListNode) => self.value,
      set: (self: ListNode, value: Value) => {
        self.value = value;
        self.list.items[self.list.place(self)] = value;
      },
    },
  },
}));

registerType('System.Collections.Generic.LinkedList`1', (args) => {
  const make = (items: Iterable<Value> = []) => {
    const list = new LinkedList(closeGeneric(requireType('System.Collections.Generic.LinkedList`1'), args));
    for (const item of items) list.put(list.nodes.length, item);
    return list;
  };
  const node = 'System.Collections.Generic.LinkedListNode[T]';
  return {
    generic: ['T'],
    interfaces: ['System.Collections.Generic.ICollection`1[T]', 'System.Collections.ICollection'],
    constructors: {
      '()': () => make(),
      '(System.Collections.Generic.IEnumerable[T] collection)': (items: Value) => make(enumerable(items) ?? []),
    },
    instance: {
      'int Count {get;}': (self: LinkedList) => self.nodes.length,
      [`${node} First {get;}`]: (self: LinkedList) => self.nodes[0] ?? null,
      [`${node} Last {get;}`]: (self: LinkedList) => self.nodes.at(-1) ?? null,
      [`${node} AddAfter(${node} node, T value)`]: (self: LinkedList, after: ListNode, value: Value) =>
        self.put(self.place(after) + 1, value),
      [`${node} AddBefore(${node} node, T value)`]: (self: LinkedList, before: ListNode, value: Value) =>
        self.put(self.place(before), value),
      [`${node} AddFirst(T value)`]: (self: LinkedList, value: Value) => self.put(0, value),
      [`${node} AddLast(T value)`]: (self: LinkedList, value: Value) => self.put(self.nodes.length, value),
      'void Clear()': (self: LinkedList) => {
        changing(self).length = 0;
        self.nodes = [];
      },
      'bool Contains(T value)': (self: LinkedList, value: Value) => indexOfValue(self.items, value) >= 0,
      [`${node} Find(T value)`]: (self: LinkedList, value: Value) => self.nodes[indexOfValue(self.items, value)] ?? null,
      'System.Collections.IEnumerator GetEnumerator()': (self: LinkedList) => walkList(self),
      'bool Remove(T value)': (self: LinkedList, value: Value) => {
        const at = indexOfValue(self.items, value);
        if (at >= 0) self.take(at);
        return at >= 0;
      },
      [`void Remove(${node} node)`]: (self: LinkedList, given: ListNode) => self.take(self.place(given)),
      'void RemoveFirst()': (self: LinkedList) => self.take(0),
      'void RemoveLast()': (self: LinkedList) => self.take(self.nodes.length - 1),
    },
    hooks: { enumerate: walkList },
  };
});
