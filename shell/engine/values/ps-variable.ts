import type { VariableEntry } from '../../command/session.ts';
import type { Value } from '../../objects/value.ts';
import { notWritable, store } from '../scope/lookup.ts';
import { unset, Variable } from '../scope/variable.ts';

const made = new WeakMap<Variable, PSVariable>();

/** System.Management.Automation.PSVariable: a variable as an object. */
export class PSVariable implements VariableEntry {
  /** Null for a value that each frame works out for itself. */
  readonly variable: Variable | null;
  readonly name: string;
  readonly #value: Value;

  private constructor(name: string, variable: Variable | null, value: Value) {
    this.name = name;
    this.variable = variable;
    this.#value = value;
  }

  static of(variable: Variable): PSVariable {
    let known = made.get(variable);
    if (!known) {
      known = new PSVariable(variable.name, variable, null);
      made.set(variable, known);
    }
    return known;
  }

  static automatic(name: string, value: Value): PSVariable {
    return new PSVariable(name, null, value);
  }

  /** `[psvariable]::new(name, value)`. */
  static fresh(name: string, value: Value): PSVariable {
    return PSVariable.of(new Variable(name, value));
  }

  get value(): Value {
    return this.variable ? this.variable.read() : this.#value;
  }
  set value(next: Value) {
    if (!this.variable) notWritable(this.name);
    if (this.variable.value === unset && this.variable.guard === null) this.variable.value = next;
    else store(this.variable, next);
  }
  get description(): string {
    return this.variable?.description ?? '';
  }
  set description(text: string) {
    if (this.variable) this.variable.description = text;
  }
  get options(): string {
    const options = this.variable?.guard ? [...this.variable.guard.options] : [];
    if (options.length === 0) return 'None';
    const order = ['ReadOnly', 'Constant', 'Private', 'AllScope'];
    return options.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(', ');
  }
  get visibility(): string {
    return this.variable?.visibility ?? 'Public';
  }
  get moduleName(): string {
    return (this.variable?.module as { name?: string } | null)?.name ?? '';
  }
  get attributes(): readonly Value[] {
    return this.variable?.guard?.attributes ?? [];
  }
}
