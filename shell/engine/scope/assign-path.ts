import type { Value } from '../../objects/value.ts';
import type { Frame } from './frame.ts';
import { assignLocal, readByName, scopeNamed, store } from './lookup.ts';
import { unset } from './variable.ts';
import { variablePath } from './variable-path.ts';

/** Assigns as `$path = value` would in this frame. */
export function assignPath(frame: Frame, path: string, value: Value): void {
  const parsed = variablePath(path);
  if (parsed.drive !== null) frame.engine.driveVariables.write(frame, parsed.drive, parsed.name, value);
  else if (parsed.scope === null || parsed.scope === 'using') {
    const lower = parsed.name.toLowerCase();
    if (lower === '_' || lower === 'psitem') frame.underscore = value;
    else assignLocal(frame, parsed.name, value);
  } else {
    const scope = scopeNamed(frame, parsed.scope);
    const known = scope.local(parsed.name.toLowerCase());
    if (known) store(known, value);
    else scope.declare(parsed.name, value);
  }
}

/** Reads as `$path` would; undefined when there is no such variable. */
export function readPath(frame: Frame, path: string): Value {
  const parsed = variablePath(path);
  if (parsed.drive !== null) return frame.engine.driveVariables.read(frame, parsed.drive, parsed.name);
  const lower = parsed.name.toLowerCase();
  if (parsed.scope === null || parsed.scope === 'using') {
    const value = readByName(frame, lower);
    return value === unset ? undefined : value;
  }
  return scopeNamed(frame, parsed.scope).local(lower)?.read();
}
