import type { NetType } from './net-type.ts';
import type { Value } from './value.ts';

/** What List[T], Collection[T], ArrayList and their like are made of: elements and the type they say they are. */
export class Collection {
  readonly netType: NetType;
  items: Value[];
  /** Counts changes, so that an enumeration can see that it was disturbed. */
  version = 0;
  /** A list that cannot be changed: ReadOnlyCollection. */
  readonly readOnly: boolean;

  constructor(netType: NetType, items: Value[] = [], readOnly = false) {
    this.netType = netType;
    this.items = items;
    this.readOnly = readOnly;
  }
}
