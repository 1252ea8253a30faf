/** `Deserialized.` in front of the type names of objects that came through a serializer. */
const prefix = 'Deserialized.';

/** The type names without the prefix; undefined when none has it. */
function withoutPrefix(typeNames: readonly string[]): string[] | undefined {
  if (!typeNames.some((name) => name.startsWith(prefix))) return undefined;
  return typeNames.map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name));
}

/**
 * How well a list of types fits an object: the index of the object's type name that is listed, 0 the best, -1 for none.
 * Of several that are listed, none at 0, the largest index counts: PowerShell's own quirk.
 */
export function matchIndex(types: readonly string[], typeNames: readonly string[]): number {
  let best = -1;
  for (const type of types) {
    const wanted = type.toLowerCase();
    const found = typeNames.findIndex((name) => name.toLowerCase() === wanted);
    if (found === 0) return 0;
    if (found > best) best = found;
  }
  return best;
}

/** Of several candidates the one whose types fit best; among equals the first. Nothing found: the same without `Deserialized.`. */
export function bestMatch<T>(
  candidates: Iterable<T>,
  typesOf: (candidate: T) => readonly string[],
  typeNames: readonly string[],
): T | undefined {
  const all = [...candidates];
  let best: T | undefined;
  let bestIndex = -1;
  for (const candidate of all) {
    const index = matchIndex(typesOf(candidate), typeNames);
    if (index < 0 || (bestIndex >= 0 && index >= bestIndex)) continue;
    best = candidate;
    bestIndex = index;
    if (index === 0) break;
  }
  if (best !== undefined) return best;
  const bare = withoutPrefix(typeNames);
  return bare && bestMatch(all, typesOf, bare);
}

/** True when one of the types is among the object's, with or without the prefix. */
export function fits(types: readonly string[], typeNames: readonly string[]): boolean {
  if (matchIndex(types, typeNames) >= 0) return true;
  const bare = withoutPrefix(typeNames);
  return bare !== undefined && matchIndex(types, bare) >= 0;
}
