import { CustomObject } from '../objects/custom-object.ts';
import type { Shape } from '../objects/shape.ts';
import type { Value } from '../objects/value.ts';
import { matchingNames, ownSpelling } from './property-names.ts';
import { runBlock, scriptText } from './script.ts';
import { hasMember, readMember } from './subject.ts';

/** Says that an object has no such property. */
export const missing: unique symbol = Symbol('missing');

/** What a column, a list line or a group key shows of an object: a property by name, or what a script gives. */
export interface Expression {
  /** Property name or the script's own text. */
  readonly text: string;
  /** The value, or `missing`; a script or a property that fails throws. */
  read(object: Value): Value | typeof missing;
}

/** Remembers where the property stands in custom objects of one shape: a column reads many of them. */
export function propertyExpression(name: string): Expression {
  let shape: Shape | undefined;
  let place = -1;
  return {
    text: name,
    read(object) {
      if (!(object instanceof CustomObject)) return readMember(object, name, missing);
      if (object.shape !== shape) {
        shape = object.shape;
        place = shape.place(name);
      }
      return place >= 0 ? object.values[place] : readMember(object, name, missing);
    },
  };
}

export function scriptExpression(block: Value): Expression {
  return { text: scriptText(block), read: (object) => runBlock(block, object) };
}

/** True when a name is a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[]/.test(name);
}

/** The properties of an object that a name stands for: itself, the matches of a pattern, the members of a property set. */
export function resolveProperty(name: string, object: Value): Expression[] {
  if (!isPattern(name) && hasMember(object, name)) return [propertyExpression(ownSpelling(object, name))];
  return matchingNames(object, name).map(propertyExpression);
}
