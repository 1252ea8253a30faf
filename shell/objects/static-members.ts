import { convertTo } from './convert.ts';
import { ErrorRecord, NetException, Raised } from './error.ts';
import { callOverload } from './invoke.ts';
import { propertyNotFound, readOnlyProperty, whileSetting } from './member-error.ts';
import type { NetMethod } from './net-member.ts';
import type { NetType } from './net-type.ts';
import { methodNotFound } from './operator-error.ts';
import { PSMethod } from './ps-method.ts';
import type { Value } from './value.ts';

/** `[type]::name`; null when there is none, a method object for a method. */
export function getStatic(type: NetType, name: string): Value {
  const member = type.staticMember(name);
  if (!member) return name.toLowerCase() === 'new' && type.constructors.length ? new PSMethod(null, 'new', type.constructors) : null;
  if (member.kind === 'methods') return new PSMethod(null, member.name, member.overloads);
  return member.get(null);
}

export function hasStatic(type: NetType, name: string): boolean {
  return type.staticMember(name) !== undefined;
}

export function setStatic(type: NetType, name: string, value: Value): void {
  const member = type.staticMember(name);
  if (member?.kind !== 'property') propertyNotFound(name, 'PropertyAssignmentException');
  const { set } = member;
  if (!set) readOnlyProperty(member.name);
  whileSetting(member.name, () => set(null, convertTo(value, member.reference.type)));
}

/** `[type]::name(args)`; `new` makes an object. */
export function invokeStatic(type: NetType, name: string, args: readonly Value[]): Value {
  const member = type.staticMember(name);
  if (member?.kind === 'methods') return callOverload(member.overloads, null, args, member.name);
  if (name.toLowerCase() === 'new') return construct(type, args);
  if (member?.kind === 'property') {
    const held = member.get(null);
    if (held instanceof PSMethod) return held.invoke(args);
  }
  return methodNotFound(type, name);
}

const structConstructors = new WeakMap<NetType, readonly NetMethod[]>();

/** The constructors of a type; a struct always has one without parameters, a class without any declared is made empty. */
function constructorsOf(type: NetType): readonly NetMethod[] {
  const { constructors } = type;
  const { defaultValue } = type.table;
  if (!defaultValue || constructors.some((c) => c.parameters.length === 0)) return constructors;
  let all = structConstructors.get(type);
  if (!all) {
    const empty: NetMethod = {
      kind: 'constructor',
      name: 'new',
      isStatic: true,
      returns: { text: type.shortText, type },
      parameters: [],
      call: () => defaultValue(),
    };
    structConstructors.set(type, (all = [empty, ...constructors]));
  }
  return all;
}

/** `[type]::new(args)`. */
export function construct(type: NetType, args: readonly Value[]): Value {
  if (type.table.abstract || type.isInterface) {
    const message = `Cannot create an instance of type "${type.display}" because it is abstract.`;
    throw new Raised(
      new ErrorRecord(
        new NetException('System.Management.Automation.MethodException', message),
        'MethodCountCouldNotFindBest',
        'NotSpecified',
      ),
    );
  }
  const constructors = constructorsOf(type);
  if (constructors.length === 0) {
    const message = `Cannot find an overload for "new" and the argument count: "${args.length}".`;
    throw new Raised(
      new ErrorRecord(
        new NetException('System.Management.Automation.MethodException', message),
        'MethodCountCouldNotFindBest',
        'NotSpecified',
      ),
    );
  }
  return callOverload(constructors, null, args, '.ctor');
}
