import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { automaticValue } from './automatic.ts';
import type { Frame } from './frame.ts';
import { unset, type Variable } from './variable.ts';

/** The variable that a name means in this frame: its own scope, then those of the callers, then nothing. */
export function findVariable(frame: Frame, lower: string): Variable | undefined {
  let scope: Frame | null = frame.scope;
  const own = scope;
  while (scope !== null) {
    const found = scope.local(lower);
    if (found?.isSet && (scope === own || !found.has('Private'))) return found;
    scope = scope.parent === null ? null : scope.parent.scope;
  }
  return undefined;
}

/** Reads by name; `unset` when there is no such variable. */
export function readByName(frame: Frame, lower: string): Value | typeof unset {
  const own = frame.scope.local(lower);
  if (own?.isSet) return own.read();
  const automatic = automaticValue(frame, lower);
  if (automatic !== unset) return automatic;
  const found = findVariable(frame, lower);
  return found ? found.read() : unset;
}

/** What compiled code does when its cell is empty: fills the cell if the scope has the variable, else looks further out. */
export function readSlowly(frame: Frame, place: number, name: string, lower: string): Value {
  const own = frame.scope.local(lower);
  if (own?.isSet) {
    if (own.value !== unset) frame.cells[place] = own;
    return own.read();
  }
  const automatic = automaticValue(frame, lower);
  if (automatic !== unset) return automatic;
  const found = findVariable(frame, lower);
  if (found) return found.read();
  if (strictVersion(frame) >= 1)
    raise(
      'RuntimeException',
      'VariableIsUndefined',
      'InvalidOperation',
      `The variable '$${name}' cannot be retrieved because it has not been set.`,
      name,
    );
  return null;
}

/** Assigns as `$name = value` does when compiled code cannot write into its cell: always into the scope of the frame. */
export function assignSlowly(frame: Frame, place: number, name: string, value: Value): void {
  const variable = assignLocal(frame, name, value);
  if (variable.guard === null || variable.guard.get === undefined) frame.cells[place] = variable;
}

export function assignLocal(frame: Frame, name: string, value: Value): Variable {
  const lower = name.toLowerCase();
  const scope = frame.scope;
  const known = scope.local(lower) ?? frame.engine.allScope.get(lower);
  if (known === undefined) return scope.declare(name, value);
  store(known, value);
  return known;
}

/** Puts a value into a variable that exists, past its constraints. */
export function store(variable: Variable, value: Value): void {
  const guard = variable.guard;
  if (guard === null) {
    variable.value = value;
    return;
  }
  if (guard.options.has('ReadOnly') || guard.options.has('Constant')) notWritable(variable.name);
  let kept = value;
  for (const constraint of guard.constraints) kept = constraint(kept, variable);
  guard.set?.(kept);
  if (guard.get === undefined) variable.value = kept;
}

export function notWritable(name: string): never {
  raise(
    'SessionStateUnauthorizedAccessException',
    'VariableNotWritable',
    'WriteError',
    `Cannot overwrite variable ${name} because it is read-only or constant.`,
    name,
  );
}

/** The frame whose scope `global:`, `script:` or `local:` means. */
export function scopeNamed(frame: Frame, name: 'global' | 'script' | 'local' | 'private'): Frame {
  if (name === 'global') return frame.engine.main.top;
  if (name === 'local' || name === 'private') return frame.scope;
  for (let scope: Frame = frame.scope; ; scope = scope.parent.scope) if (scope.isScript || scope.parent === null) return scope;
}

export function strictVersion(frame: Frame): number {
  if (!frame.engine.strictUsed) return 0;
  for (let scope: Frame | null = frame.scope; scope; scope = scope.parent === null ? null : scope.parent.scope)
    if (scope.strict >= 0) return scope.strict;
  return 0;
}
