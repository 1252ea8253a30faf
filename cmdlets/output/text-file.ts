import type { SessionServices } from '../../shell/command/session.ts';
import { literalPlace, type Place, providerPath, shownPath } from '../../shell/drives/path.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import type { DriveTable } from '../../shell/drives/table.ts';
import { raise } from '../../shell/objects/error.ts';

export interface FileChoice {
  readonly append: boolean;
  readonly force: boolean;
  /** Refuses a file that is there. */
  readonly noClobber: boolean;
  readonly encoding: string | undefined;
}

/** The place of a file that text is written to; only drives of the file system have such. */
export function filePlace(path: string, session: SessionServices): Place {
  const place = literalPlace(path, session.drives.table as DriveTable);
  const { provider } = place;
  if (provider.name !== 'FileSystem' || !provider.writer) {
    const message = `Cannot open file because the current provider (${provider.module}\\${provider.name}) cannot open a file.`;
    raise('PSInvalidOperationException', 'ReadWriteFileNotFileSystemProvider', 'InvalidArgument', message, path);
  }
  return place;
}

/** Opens a file for text; lines carry their own line breaks. */
export function openTextFile(place: Place, choice: FileChoice): ContentWriter {
  const { provider } = place;
  const path = providerPath(place);
  if (choice.noClobber && !choice.append && provider.exists(path)) {
    const message = `File ${path} already exists and NoClobber was specified.`;
    raise('System.IO.IOException', 'NoClobber', 'ResourceExists', message, path, 'Choose another name, or leave out -NoClobber.');
  }
  if (provider.exists(path) && provider.isContainer(path))
    raise('System.UnauthorizedAccessException', 'FileOpenFailure', 'OpenError', `Access to the path '${path}' is denied.`, path);
  const folder = provider.join(place.root, place.segments.slice(0, -1));
  if (!provider.exists(folder))
    raise(
      'System.IO.DirectoryNotFoundException',
      'FileOpenFailure',
      'OpenError',
      `Could not find a part of the path '${shownPath(place)}'.`,
      path,
    );
  const how = { bytes: false, encoding: choice.encoding, append: choice.append, noNewline: true, force: choice.force };
  return provider.writer!(path, how);
}
