import type { SessionServices } from '../../shell/command/session.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { membersOn } from '../../shell/objects/extended-members.ts';
import { ownProperty, propertiesOf } from '../../shell/objects/members.ts';
import { type NetType, typeOf } from '../../shell/objects/net-type.ts';
import { PSMethod } from '../../shell/objects/ps-method.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import type { Shape } from '../../shell/objects/shape.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';

/** Says that an object has no such property. */
export const missing: unique symbol = Symbol('missing');

/** What reads one property, by name or by script block. */
export interface Expression {
  /** The name as typed, or the text of the block. */
  readonly text: string;
  /** A pattern has to be resolved for each object; its `read` finds nothing. */
  readonly isPattern: boolean;
  readonly isScript: boolean;
  /** The value, or `missing`; what a script throws comes through. */
  read(object: Value): Value | typeof missing;
}

export function expressionOf(value: Value, session: SessionServices): Expression {
  if (typeof value === 'string') return hasWildcard(value) ? patternExpression(value) : nameExpression(value);
  const each = session.blocks.each(value);
  return { text: session.blocks.text(value), isPattern: false, isScript: true, read: (object) => each(object) };
}

const patternExpression = (text: string): Expression => ({ text, isPattern: true, isScript: false, read: () => missing });

/** Remembers where the property stands in custom objects of one shape: many objects in a row have it. */
export function nameExpression(name: string): Expression {
  let shape: Shape | undefined;
  let place = -1;
  return {
    text: name,
    isPattern: false,
    isScript: false,
    read(object) {
      if (!(object instanceof CustomObject)) return readMember(object, name);
      if (object.shape !== shape) {
        shape = object.shape;
        place = shape.place(name);
      }
      return place >= 0 ? object.values[place] : readMember(object, name);
    },
  };
}

function readMember(object: Value, name: string): Value | typeof missing {
  if (object === null || object === undefined) return missing;
  const found = ownProperty(object, name);
  return found === undefined || found.value instanceof PSMethod ? missing : found.value;
}

/** Names of the properties of an object, keys of a dictionary among them, in the order in which they are listed. */
export function propertyNames(object: Value): string[] {
  const bare = object instanceof PSObject ? object.base : object;
  const names = propertiesOf(object)
    .filter((view) => !view.hidden)
    .map((view) => view.name);
  return bare instanceof Dictionary ? bare.keys().map((key) => toText(key)) : names;
}

/** Names that a pattern matches. */
export function matchingNames(object: Value, pattern: string): string[] {
  const wanted = wildcard(pattern);
  return propertyNames(object).filter((name) => wanted.matches(name));
}

const namesOfTypes = new WeakMap<NetType, Map<string, string>>();

/** The name of a property as its object writes it: `Length` for `length`. */
export function realName(object: Value, name: string): string {
  const bare = object instanceof PSObject ? object.base : object;
  if (bare instanceof CustomObject) {
    const place = bare.shape.place(name);
    if (place >= 0) return bare.shape.names[place]!;
  }
  if (bare instanceof Dictionary) {
    const entry = bare.entry(name);
    if (entry) return toText(entry.key);
  }
  const lower = name.toLowerCase();
  if (bare instanceof CustomObject || bare === null || bare === undefined || (typeof object === 'object' && membersOn(object as object)))
    return propertiesOf(object).find((view) => view.name.toLowerCase() === lower)?.name ?? name;
  const type = typeOf(bare);
  let known = namesOfTypes.get(type);
  if (!known) namesOfTypes.set(type, (known = new Map()));
  let real = known.get(lower);
  if (real === undefined) {
    real = propertiesOf(object).find((view) => view.name.toLowerCase() === lower)?.name;
    if (real === undefined) return name;
    known.set(lower, real);
  }
  return real;
}
