import { hasWildcard, unescapeWildcard, wildcard } from '../objects/wildcard.ts';
import { below, existsAt, isContainerAt, missing, type Place, parsePath, providerPath } from './path.ts';
import type { DriveTable } from './table.ts';

/**
 * The places that a path with wildcards means, in PowerShell's order; a path without any means one place, which must exist.
 * Each segment is matched by itself, ignoring case; hidden names only when `force` is given. No match is an empty list.
 */
export function resolvePath(text: string, table: DriveTable, force = false): Place[] {
  const { place, segments } = parsePath(text, table);
  const first = segments.findIndex(hasWildcard);
  if (first < 0) {
    const found = { ...place, segments: segments.map(unescapeWildcard) };
    return existsAt(found) ? [found] : missing(found);
  }
  let places: Place[] = [{ ...place, segments: segments.slice(0, first).map(unescapeWildcard) }];
  for (const segment of segments.slice(first)) places = places.flatMap((each) => step(each, segment, force));
  return places;
}

/** The same for a path in which nothing is a wildcard. */
export function resolveLiteral(text: string, table: DriveTable): Place[] {
  const { place, segments } = parsePath(text, table);
  const found = { ...place, segments };
  return existsAt(found) ? [found] : missing(found);
}

function step(place: Place, segment: string, force: boolean): Place[] {
  if (!hasWildcard(segment)) {
    const next = below(place, unescapeWildcard(segment));
    return existsAt(next) ? [next] : [];
  }
  if (!existsAt(place) || !isContainerAt(place)) return [];
  const pattern = wildcard(segment);
  const { provider } = place;
  const matching = provider.entries(providerPath(place)).filter(({ name, hidden }) => (force || !hidden) && pattern.matches(name));
  return provider.sorted(matching).map(({ name }) => below(place, name));
}

/** True when a path holds a wildcard that counts. */
export const isPattern = hasWildcard;
