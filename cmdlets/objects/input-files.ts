import type { EngineContext } from '../../shell/command/context.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { literalPlace, type Place, providerPath } from '../../shell/drives/path.ts';
import { raise } from '../../shell/objects/error.ts';
import { placesOf } from './file-paths.ts';

interface Given {
  readonly Path: readonly string[] | undefined;
  readonly LiteralPath: readonly string[] | undefined;
}

/** Runs for each file that -Path or -LiteralPath names; a file that is not there is a terminating FileOpenFailure. */
export function eachInputFile(given: Given, context: EngineContext, read: (place: Place) => void): void {
  const { session } = context;
  if (given.Path && given.LiteralPath)
    raise(
      'System.InvalidOperationException',
      'CannotSpecifyPathAndLiteralPath',
      'InvalidData',
      'You must specify either the -Path or -LiteralPath parameters, but not both.',
    );
  for (const path of given.LiteralPath ?? given.Path ?? []) {
    const place = literalPlace(path, drivesOf(session));
    if (place.provider.exists(providerPath(place))) {
      read(place);
      continue;
    }
    const found = given.LiteralPath ? [] : /[*?[]/.test(path) ? placesOf(path, false, session) : [];
    if (found.length === 0) notFound(place);
    for (const each of found) read(each);
  }
}

export function notFound(place: Place): never {
  const path = providerPath(place);
  const folder = providerPath({ ...place, segments: place.segments.slice(0, -1) });
  const [type, message] = place.provider.exists(folder)
    ? ['System.IO.FileNotFoundException', `Could not find file '${path}'.`]
    : ['System.IO.DirectoryNotFoundException', `Could not find a part of the path '${path}'.`];
  return raise(type, 'FileOpenFailure', 'OpenError', message, path);
}
