import type { ScopeName, VariableChoice, VariableEntry, VariableServices } from '../../command/session.ts';
import { toText } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { assignPath, readPath } from '../scope/assign-path.ts';
import { automaticValue, isAutomatic } from '../scope/automatic.ts';
import type { Frame } from '../scope/frame.ts';
import { findVariable, notWritable, store } from '../scope/lookup.ts';
import { scopeFrame } from '../scope/numbered.ts';
import { unset, type Variable, type VariableOption } from '../scope/variable.ts';
import { PSVariable } from '../values/ps-variable.ts';

const knownOptions: readonly VariableOption[] = ['ReadOnly', 'Constant', 'Private', 'AllScope'];

/** Stores a value although the variable may be read-only; it stays what it is. */
function overwrite(variable: Variable, value: Value): void {
  const options = variable.guard?.options;
  if (!options?.delete('ReadOnly')) {
    store(variable, value);
    return;
  }
  try {
    store(variable, value);
  } finally {
    options.add('ReadOnly');
  }
}

/** The variables as seen from a frame. */
export class VariableTable implements VariableServices {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get(path: string): Value {
    return readPath(this.#frame, path);
  }

  has(path: string): boolean {
    return readPath(this.#frame, path) !== undefined || this.find(path) !== undefined;
  }

  set(path: string, value: Value): void {
    assignPath(this.#frame, path, value);
  }

  preference(name: string): string {
    return toText(readPath(this.#frame, name) ?? '');
  }

  find(name: string, scope?: ScopeName): VariableEntry | undefined {
    const lower = name.toLowerCase();
    const frame = scope === undefined ? this.#frame : scopeFrame(this.#frame, scope);
    if (scope === undefined) {
      const found = findVariable(frame, lower);
      if (found) return PSVariable.of(found);
    } else {
      const own = frame.local(lower) ?? (this.#frame.engine.allScope.has(lower) ? this.#frame.engine.allScope.get(lower) : undefined);
      if (own?.isSet) return PSVariable.of(own);
      if (frame !== this.#frame.scope) return undefined;
    }
    if (!isAutomatic(lower)) return undefined;
    const value = automaticValue(this.#frame, lower);
    return value === unset ? undefined : PSVariable.automatic(name, value);
  }

  list(scope?: ScopeName): VariableEntry[] {
    const seen = new Map<string, Variable>();
    const first = scope === undefined ? this.#frame.scope : scopeFrame(this.#frame, scope);
    for (let at: Frame | null = first; at !== null; at = scope === undefined && at.parent !== null ? at.parent.scope : null)
      for (const variable of at.variables()) {
        const lower = variable.name.toLowerCase();
        if (seen.has(lower) || (at !== first && variable.has('Private'))) continue;
        seen.set(lower, variable);
      }
    const entries = [...seen.values()].map((variable) => PSVariable.of(variable) as VariableEntry);
    if (scope === undefined || first === this.#frame.scope) {
      for (const name of [
        'args',
        'input',
        'MyInvocation',
        'PSBoundParameters',
        'PSCommandPath',
        'PSScriptRoot',
        'true',
        'false',
        'null',
        '?',
      ])
        if (!seen.has(name.toLowerCase())) {
          const value = automaticValue(this.#frame, name.toLowerCase());
          if (value !== unset) entries.push(PSVariable.automatic(name, value));
        }
    }
    return entries;
  }

  assign(name: string, value: Value, how: VariableChoice = {}): VariableEntry {
    const target = how.scope === undefined ? this.#frame.scope : scopeFrame(this.#frame, how.scope);
    const lower = name.toLowerCase();
    const options = (how.options ?? '')
      .split(/\s*,\s*/)
      .map((text) => knownOptions.find((option) => option.toLowerCase() === text.toLowerCase()))
      .filter((option) => option !== undefined);
    let variable = target.local(lower) ?? this.#frame.engine.allScope.get(lower);
    if (variable?.isSet) {
      if (variable.has('Constant') || (variable.has('ReadOnly') && !how.force)) notWritable(name);
      if (options.includes('Constant'))
        raise(
          'SessionStateUnauthorizedAccessException',
          'VariableCannotBeMadeConstant',
          'WriteError',
          `Existing variable ${name} cannot be made constant. Variables can be made constant only at creation time.`,
          name,
        );
      overwrite(variable, value);
    } else {
      variable = target.declare(name, value);
    }
    if (how.options !== undefined) {
      const guard = variable.guarded();
      guard.options = new Set(options);
      if (options.includes('AllScope')) this.#frame.engine.allScope.set(lower, variable);
    }
    if (how.description !== undefined) variable.description = how.description;
    if (how.visibility !== undefined) variable.visibility = how.visibility;
    return PSVariable.of(variable);
  }

  remove(entry: VariableEntry, force: boolean): void {
    const variable = (entry as PSVariable).variable;
    if (!variable || variable.has('Constant') || (variable.has('ReadOnly') && !force))
      raise(
        'SessionStateUnauthorizedAccessException',
        'VariableNotRemovable',
        'WriteError',
        `Cannot remove variable ${entry.name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`,
        entry.name,
      );
    variable!.value = unset;
    variable!.guard = null;
    this.#frame.engine.allScope.delete(entry.name.toLowerCase());
  }
}
