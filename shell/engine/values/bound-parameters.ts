import { ignoreCase } from '../../objects/dictionary.ts';
import { GenericDictionary } from '../../objects/net/dictionaries.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';

/** `$PSBoundParameters`: what the caller gave, by name. */
export class BoundParameters extends GenericDictionary {
  constructor() {
    super(requireType('System.Collections.Generic.Dictionary`2[System.String,System.Object]'), ignoreCase);
  }
  bind(name: string, value: Value): void {
    this.set(name, value);
  }
}
