import type { EngineContext } from '../../shell/command/context.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { isPattern } from '../../shell/drives/glob.ts';
import { leaf, literalPlace, type Place, unescapedPlace } from '../../shell/drives/path.ts';
import { selection } from '../../shell/drives/selection.ts';
import { type GivenPaths, placesOf } from './places.ts';

/** The items that a path with wildcards means, or the one place that a plain path names, which need not be there yet. */
export function itemOrNew(path: string, given: GivenPaths, context: EngineContext): Place[] {
  const literal = given.LiteralPath !== undefined;
  if (!literal && isPattern(path)) return placesOf(path, literal, given, context);
  const table = drivesOf(context.session);
  const place = literal ? literalPlace(path, table) : unescapedPlace(path, table);
  return selection(given.Include, given.Exclude)(leaf(place)) ? [place] : [];
}
