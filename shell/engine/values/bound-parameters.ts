import { Dictionary, ignoreCase } from '../../objects/dictionary.ts';
import type { Value } from '../../objects/value.ts';

/** `$PSBoundParameters`: what the caller gave, by name. */
export class BoundParameters extends Dictionary {
  constructor() {
    super(ignoreCase);
  }
  bind(name: string, value: Value): void {
    this.set(name, value);
  }
}
