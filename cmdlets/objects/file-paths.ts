import type { SessionServices } from '../../shell/command/session.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { resolveLiteral, resolvePath } from '../../shell/drives/glob.ts';
import { type Place, parsePath, providerPath, shownPath } from '../../shell/drives/path.ts';
import type { ContentWriter } from '../../shell/drives/provider.ts';
import { raise } from '../../shell/objects/error.ts';

/** Places that a path names, with the wildcards in it resolved. Throws PathNotFound for a plain path that leads nowhere. */
export function placesOf(path: string, isLiteral: boolean, session: SessionServices): Place[] {
  return (isLiteral ? resolveLiteral : resolvePath)(path, drivesOf(session));
}

/** Bytes of a file, piece by piece. */
export function* fileBytes(place: Place): Generator<Uint8Array> {
  const { provider } = place;
  const path = providerPath(place);
  if (!provider.read || provider.isContainer(path))
    raise('System.UnauthorizedAccessException', 'UnauthorizedAccessError', 'InvalidData', `Access to the path '${path}' is denied.`, path);
  const how = { raw: true, bytes: true, encoding: undefined, delimiter: undefined, head: undefined, tail: undefined };
  for (const piece of provider.read(path, how)) if (piece instanceof Uint8Array) yield piece;
}

/** The whole text of a file. */
export function fileText(place: Place, encoding: string | undefined): string {
  const { provider } = place;
  const path = providerPath(place);
  if (!provider.read || provider.isContainer(path))
    raise('System.UnauthorizedAccessException', 'FileOpenFailure', 'OpenError', `Access to the path '${path}' is denied.`, path);
  const how = { raw: true, bytes: false, encoding, delimiter: undefined, head: undefined, tail: undefined };
  let text = '';
  for (const piece of provider.read(path, how)) text += String(piece ?? '');
  return text;
}

export interface FileChoice {
  readonly append?: boolean;
  readonly force?: boolean;
  /** Refuses a file that is there. */
  readonly noClobber?: boolean;
  readonly encoding?: string | undefined;
}

/** The place of a file that a command writes to. */
export function targetPlace(path: string, session: SessionServices): Place {
  const { place, segments } = parsePath(path, drivesOf(session));
  const target = { ...place, segments };
  const { provider } = target;
  if (provider.name !== 'FileSystem' || !provider.writer) {
    const message = `Cannot open file because the current provider (${provider.module}\\${provider.name}) cannot open a file.`;
    raise('PSInvalidOperationException', 'ReadWriteFileNotFileSystemProvider', 'InvalidArgument', message, path);
  }
  return target;
}

/** Opens a file for text; lines carry their own line breaks. */
export function openText(place: Place, choice: FileChoice): ContentWriter {
  const { provider } = place;
  const path = providerPath(place);
  if (choice.noClobber && !choice.append && provider.exists(path))
    raise(
      'System.IO.IOException',
      'NoClobber',
      'ResourceExists',
      `The file '${path}' already exists.`,
      path,
      'Choose another name, or leave out -NoClobber.',
    );
  if (provider.exists(path) && provider.isContainer(path))
    raise('System.UnauthorizedAccessException', 'FileOpenFailure', 'OpenError', `Access to the path '${path}' is denied.`, path);
  if (!provider.exists(provider.join(place.root, place.segments.slice(0, -1))))
    raise(
      'System.IO.DirectoryNotFoundException',
      'FileOpenFailure',
      'OpenError',
      `Could not find a part of the path '${shownPath(place)}'.`,
      path,
    );
  const how = { bytes: false, encoding: choice.encoding, append: choice.append ?? false, noNewline: true, force: choice.force ?? false };
  return provider.writer!(path, how);
}
