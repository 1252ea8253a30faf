import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { underscoreOf } from '../scope/automatic.ts';
import type { Frame } from '../scope/frame.ts';
import { assignLocal, assignSlowly, readByName, readSlowly, scopeNamed, store, strictVersion } from '../scope/lookup.ts';
import { unset } from '../scope/variable.ts';
import { type VariablePath, variablePath } from '../scope/variable-path.ts';
import type { Compiling, Eval, Store } from './shape.ts';

const constants: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

/** The place of a plain variable in the cells of a frame; -1 for everything that is not read straight from a cell. */
export function placeOf(path: string, c: Compiling): number {
  const parsed = variablePath(path);
  if (parsed.drive !== null || parsed.scope !== null) return -1;
  const lower = parsed.name.toLowerCase();
  if (Object.hasOwn(constants, lower) || lower === '_' || lower === 'psitem' || lower === '?') return -1;
  return c.layout.place(parsed.name);
}

export function readVariable(path: string, c: Compiling): Eval {
  const parsed = variablePath(path);
  if (parsed.drive !== null) return readDrive(parsed.drive, parsed.name);
  const { name } = parsed;
  const lower = name.toLowerCase();
  if (parsed.scope !== null) return readScoped(parsed);
  if (Object.hasOwn(constants, lower)) {
    const value = constants[lower];
    return () => value;
  }
  if (lower === '_' || lower === 'psitem')
    return (f) => {
      const own = f.underscore;
      return own === unset ? underscoreOf(f) : own;
    };
  if (lower === '?') return (f) => f.engine.success;
  const place = c.layout.place(name);
  return (f) => {
    const cell = f.cells[place];
    if (cell !== undefined) {
      const value = cell.value;
      if (value !== unset) return value;
    }
    return readSlowly(f, place, name, lower);
  };
}

function readScoped(path: VariablePath): Eval {
  const lower = path.name.toLowerCase();
  const scope = path.scope!;
  if (scope === 'using') return (f) => readUsing(f, path.name);
  return (f) => readIn(scopeNamed(f, scope), path.name, lower, scope === 'local' || scope === 'private' ? f : null);
}

function readIn(scope: Frame, name: string, lower: string, automaticOf: Frame | null): Value {
  const found = scope.local(lower) ?? scope.engine.allScope.get(lower);
  if (found?.isSet) return found.read();
  const automatic = readByName(automaticOf ?? scope, lower);
  if (automatic !== unset && scope.local(lower) === undefined && isFrameValue(lower)) return automatic;
  if (strictVersion(scope) >= 1)
    raise(
      'RuntimeException',
      'VariableIsUndefined',
      'InvalidOperation',
      `The variable '$${name}' cannot be retrieved because it has not been set.`,
      name,
    );
  return null;
}

const frameValues = new Set([
  'args',
  'input',
  'myinvocation',
  'psboundparameters',
  'psscriptroot',
  'pscommandpath',
  '_',
  'true',
  'false',
  'null',
  'this',
]);
const isFrameValue = (lower: string): boolean => frameValues.has(lower);

export function readUsing(frame: Frame, name: string): Value {
  const given = frame.engine.usingValues;
  if (given) return given.get(name.toLowerCase()) ?? null;
  return raise(
    'RuntimeException',
    'UsingWithoutInvokeCommand',
    'InvalidOperation',
    'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
  );
}

function readDrive(drive: string, path: string): Eval {
  return (f) => f.engine.driveVariables.read(f, drive, path);
}

/** Assigns to a variable by its path. */
export function writeVariable(path: string, c: Compiling): Store {
  const parsed = variablePath(path);
  const { name } = parsed;
  if (parsed.drive !== null) return (f, value) => f.engine.driveVariables.write(f, parsed.drive!, name, value);
  if (parsed.scope !== null) return writeScoped(parsed);
  const lower = name.toLowerCase();
  if (lower === 'null') return () => {};
  if (lower === '_' || lower === 'psitem')
    return (f, value) => {
      f.underscore = value;
    };
  if (lower === 'true' || lower === 'false' || lower === '?') return (f, value) => void assignLocal(f, name, value);
  const place = c.layout.place(name);
  return (f, value) => {
    const cell = f.cells[place];
    if (cell !== undefined && cell.guard === null && cell.value !== unset) cell.value = value;
    else assignSlowly(f, place, name, value);
  };
}

function writeScoped(path: VariablePath): Store {
  const { name } = path;
  const lower = name.toLowerCase();
  const scope = path.scope!;
  if (scope === 'using')
    return () => raise('RuntimeException', 'InvalidUsingExpression', 'InvalidOperation', 'A Using variable cannot be assigned.');
  return (f, value) => {
    const target = scopeNamed(f, scope);
    let variable = target.local(lower) ?? f.engine.allScope.get(lower);
    if (variable === undefined) variable = target.declare(name, value);
    else store(variable, value);
    if (scope === 'private') variable.guarded().options.add('Private');
  };
}
