import { Collection } from '../../objects/collection.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';

/** A System.Collections.ArrayList. */
export const arrayList = (items: Value[] = []): Collection => new Collection(requireType('System.Collections.ArrayList'), items);

export const isArrayList = (value: Value): value is Collection =>
  value instanceof Collection && value.netType.display === 'System.Collections.ArrayList';
