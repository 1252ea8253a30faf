import type { Value } from '../../objects/value.ts';

/** The value of a variable that is declared and has none: it was removed, or it is worked out when asked for. */
export const unset: unique symbol = Symbol('unset');

export type VariableOption = 'ReadOnly' | 'Constant' | 'Private' | 'AllScope';

/** A type or attribute that stays on a variable: `[int]$x`, `[ValidateSet('a')]$x`. Gives the value to store, or throws. */
export type Constraint = (value: Value, variable: Variable) => Value;

/** What makes a variable more than a value. */
export interface Guard {
  options: Set<VariableOption>;
  constraints: readonly Constraint[];
  /** The attribute objects behind the constraints: `(Get-Variable x).Attributes`. */
  attributes: readonly Value[];
  /** The value is worked out: $PWD. */
  get?: () => Value;
  /** Called with the new value before it is stored. */
  set?: (value: Value) => void;
  /** Belongs to a parameter and is copied before one variable changes it. */
  readonly shared?: boolean;
}

/** A variable of a scope. Plain ones are read and written directly by compiled code; `guard` sends writes the long way. */
export class Variable {
  value: Value | typeof unset;
  guard: Guard | null = null;
  readonly name: string;
  description = '';
  visibility = 'Public';
  module: Value = null;

  constructor(name: string, value: Value | typeof unset) {
    this.name = name;
    this.value = value;
  }

  has(option: VariableOption): boolean {
    return this.guard?.options.has(option) ?? false;
  }

  guarded(): Guard {
    if (this.guard === null) this.guard = { options: new Set(), constraints: [], attributes: [] };
    else if (this.guard.shared) this.guard = { ...this.guard, options: new Set(this.guard.options), shared: false };
    return this.guard;
  }

  /** Value as a reader sees it; undefined also when there is none. */
  read(): Value {
    if (this.guard?.get) return this.guard.get();
    return this.value === unset ? undefined : this.value;
  }

  get isSet(): boolean {
    return this.value !== unset || this.guard?.get !== undefined;
  }
}
