import type { EngineContext } from '../../shell/command/context.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { type Place, providerPath, unescapedPlace } from '../../shell/drives/path.ts';
import { raise } from '../../shell/objects/error.ts';

/** The place that -Destination means: a path of the same provider as the source. */
export function destinationOf(text: string | undefined, source: Place, context: EngineContext): Place {
  const place = unescapedPlace(text === undefined || text === '' ? '.' : text, drivesOf(context.session));
  if (place.provider !== source.provider)
    raise(
      'PSArgumentException',
      'Argument',
      'InvalidArgument',
      'Source and destination path did not resolve to the same provider.',
      providerPath(source),
    );
  return place;
}
