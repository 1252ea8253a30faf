import { NetException } from '../../../shell/objects/error.ts';
import { netFailure } from './failure.ts';

/** Runs something on the disk; what goes wrong is thrown as .NET would. */
export function onDisk<T>(path: string, action: () => T, what: 'file' | 'path' = 'file'): T {
  try {
    return action();
  } catch (thrown) {
    throw netFailure(thrown, path, what);
  }
}

/** A path argument of a .NET method, which must be there and not empty. */
export function given(path: string, name = 'path'): string {
  if (path === null) throw new NetException('System.ArgumentNullException', `Value cannot be null. (Parameter '${name}')`);
  if (path === '') throw new NetException('System.ArgumentException', `The value cannot be an empty string. (Parameter '${name}')`);
  return path;
}
