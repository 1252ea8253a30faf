import { homedir, tmpdir } from 'node:os';
import type { DriveAccess, Session } from '../engine/session.ts';
import { raise } from '../objects/error.ts';
import { toText } from '../objects/text.ts';

/** Interim. */
export function makePlainDriveAccess(_session: () => Session): DriveAccess {
  void homedir;
  return {
    table: {},
    location: () => process.cwd(),
    folder: () => process.cwd(),
    filePath: (path) => (/^temp:/i.test(path) ? tmpdir() + path.slice(5) : /^[^:]{2,}:/.test(path) ? undefined : path),
    read: (drive, path) => (drive.toLowerCase() === 'env' ? process.env[path] : undefined),
    write(drive, path, value) {
      if (drive.toLowerCase() !== 'env')
        raise(
          'DriveNotFoundException',
          'DriveNotFound',
          'ObjectNotFound',
          `Cannot find drive. A drive with the name '${drive}' does not exist.`,
          drive,
        );
      if (value === null || value === undefined) delete process.env[path];
      else process.env[path] = toText(value);
    },
  };
}
