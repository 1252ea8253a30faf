import type { Value } from '../objects/value.ts';
import { bestMatch } from './best-match.ts';
import { scriptExpression } from './expression.ts';
import { failureOf } from './script.ts';
import { truth, typeNamesOf } from './subject.ts';

/** An entry of a view for some types only, or for objects of which a script says so. */
export interface SelectedEntry {
  readonly types?: readonly string[];
  readonly applies?: (object: Value) => boolean;
}

/** The test of an entry's condition; a script that fails does not apply. */
export function entryCondition(script: Value): ((object: Value) => boolean) | undefined {
  if (script === undefined) return undefined;
  const expression = scriptExpression(script);
  return (object) => {
    try {
      return truth(expression.read(object));
    } catch (thrown) {
      failureOf(thrown);
      return false;
    }
  };
}

/** The entry that fits an object best; undefined: the view's default entry. */
export function selectEntry<T extends SelectedEntry>(entries: readonly T[], object: Value): T | undefined {
  const typeNames = typeNamesOf(object);
  return bestMatch(
    entries.filter((entry) => entry.applies?.(object) !== false),
    (entry) => entry.types ?? typeNames.slice(0, 1),
    typeNames,
  );
}
