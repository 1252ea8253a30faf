import { type ErrorCategory, ErrorRecord, NetException, Raised } from '../../../shell/objects/error.ts';
import type { Value } from '../../../shell/objects/value.ts';

/** An error of the operating system as the .NET exception with its words. `what` is the kind of thing that was not there. */
export function netFailure(thrown: unknown, path: string, what: 'file' | 'path' = 'path'): NetException {
  if (thrown instanceof NetException) return thrown;
  if (thrown instanceof Raised) return thrown.record.exception;
  const { code, message } = thrown as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      if (what === 'file') return withName(new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`), path);
      return new NetException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
    case 'ENOTDIR':
      return new NetException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EROFS':
      return new NetException('System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`);
    case 'EEXIST':
      return new NetException('System.IO.IOException', `The file '${path}' already exists.`);
    case 'ENOTEMPTY':
      return new NetException('System.IO.IOException', `Directory not empty : '${path}'`);
    case 'ENOSPC':
      return new NetException('System.IO.IOException', `No space left on device : '${path}'`);
    case 'ENAMETOOLONG':
      return new NetException(
        'System.IO.PathTooLongException',
        `The path '${path}' is too long, or a component of the specified path is too long.`,
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return new NetException(
        'System.IO.IOException',
        `The process cannot access the file '${path}' because it is being used by another process.`,
      );
    case 'ELOOP':
      return new NetException('System.IO.IOException', `Too many levels of symbolic links : '${path}'`);
    case undefined:
      throw thrown;
    default:
      return new NetException('System.IO.IOException', `${message.replace(/^[A-Z]+: |, \w+ '.*$/g, '')} : '${path}'`);
  }
}

function withName(exception: NetException, path: string): NetException {
  exception.data.set('FileName', path);
  return exception;
}

/** Throws an error of the operating system with PowerShell's id. */
export function refuse(thrown: unknown, id: string, category: ErrorCategory, target: string): never {
  if (thrown instanceof Raised) throw thrown;
  throw new Raised(new ErrorRecord(netFailure(thrown, target), id, category, target));
}

/** An IOException of PowerShell's own. */
export function ioError(id: string, category: ErrorCategory, message: string, target: Value): never {
  throw new Raised(new ErrorRecord(new NetException('System.IO.IOException', message), id, category, target));
}

export const isMissing = (thrown: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException)?.code ?? '');
