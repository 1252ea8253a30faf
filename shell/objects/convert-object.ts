import { messageOf, raiseConversion } from './conversion-error.ts';
import { CustomObject } from './custom-object.ts';
import type { Dictionary } from './dictionary.ts';
import { setProperty } from './members.ts';
import type { NetProperty } from './net-member.ts';
import { type NetType, typeOf } from './net-type.ts';
import { toText } from './text.ts';
import type { Value } from './value.ts';

function refuse(type: NetType, why: string): never {
  return raiseConversion('ObjectCreationError', `Cannot create object of type "${type.display}". ${why}`);
}

/**
 * A new object of a class with a constructor without parameters, each property set (and converted) from a key of the same name.
 * Undefined when the type cannot be made this way.
 */
export function objectFromProperties(source: Dictionary | CustomObject, type: NetType): Value | undefined {
  if (type.table.abstract || type.isInterface) return undefined;
  const maker = type.constructors.find((c) => c.parameters.length === 0);
  if (!maker && !type.table.defaultValue) return undefined;
  const made = maker ? maker.call(null, []) : type.table.defaultValue!();
  const pairs: Iterable<readonly [Value, Value]> =
    source instanceof CustomObject ? source.entries() : Array.from(source.entries(), (entry) => [entry.key, entry.value] as const);
  for (const [key, value] of pairs) set(made, toText(key), value, type);
  return made;
}

function set(made: Value, name: string, value: Value, type: NetType): void {
  const member = type.instanceMember(name);
  if (member?.kind !== 'property') {
    const settable = [...type.instanceMembers.values()].filter(
      (m): m is NetProperty => m.kind === 'property' && m.set !== undefined && !m.parameters,
    );
    const list = settable.map((m) => `[${m.name} <${m.reference.type.display}>]`).join(', ');
    const hint = list ? `The settable properties are: ${list}.` : 'There is no settable property available.';
    refuse(type, `The property '${name}' was not found for the '${typeOf(made).display}' object. ${hint}`);
  }
  if (!member.set) refuse(type, `"${member.name}" is a ReadOnly property.`);
  try {
    setProperty(made, name, value);
  } catch (thrown) {
    const why = messageOf(thrown);
    if (why === undefined) throw thrown;
    refuse(type, innerMessage(thrown) ?? why);
  }
}

/** What went wrong below "Exception setting …". */
function innerMessage(thrown: unknown): string | undefined {
  const record = (thrown as { record?: { exception: { inner: { message: string } | null } } }).record;
  return record?.exception.inner?.message;
}
