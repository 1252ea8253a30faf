import type { IndexExpression, InvokeMemberExpression, MemberExpression } from '../../language/ast.ts';
import { toText } from '../../objects/convert.ts';
import { CustomObject } from '../../objects/custom-object.ts';
import { raise } from '../../objects/error.ts';
import {
  construct,
  getProperty,
  getStatic,
  hasProperty,
  index,
  invokeMethod,
  invokeStatic,
  setProperty,
  setStatic,
} from '../../objects/members.ts';
import { NetType, typeOf } from '../../objects/net-type.ts';
import type { Shape } from '../../objects/shape.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../scope/frame.ts';
import { strictVersion } from '../scope/lookup.ts';
import { callBase } from './class-call.ts';
import { expression } from './expression.ts';
import type { Compiling, Eval } from './shape.ts';

/** The name behind the dot; a computed one may be anything that has a text. */
export function memberName(node: { readonly member: MemberExpression['member'] }, c: Compiling): (frame: Frame) => string {
  if (node.member.kind === 'StringConstantExpression') {
    const { value } = node.member;
    return () => value;
  }
  const value = expression(node.member, c);
  return (f) => {
    const name = value(f);
    return typeof name === 'string' ? name : toText(name);
  };
}

export function memberAccess(node: MemberExpression, c: Compiling): Eval {
  const target = expression(node.expression, c);
  const name = memberName(node, c);
  if (node.isStatic) return (f) => readMember(f, target(f), name(f), true);
  if (node.member.kind !== 'StringConstantExpression') {
    if (node.member.kind !== 'ExpandableStringExpression') {
      const computed = expression(node.member, c);
      return (f) => {
        const owner = target(f);
        if (node.nullConditional && (owner === null || owner === undefined)) return null;
        const key = computed(f);
        return readMember(f, owner, typeof key === 'string' ? key : toText(key), false);
      };
    }
    return (f) => {
      const owner = target(f);
      return node.nullConditional && (owner === null || owner === undefined) ? null : readMember(f, owner, name(f), false);
    };
  }
  const fixed = node.member.value;
  let shape: Shape | null = null;
  let place = 0;
  const read: Eval = (f) => {
    const owner = target(f);
    if (owner instanceof CustomObject) {
      if (owner.shape === shape) return owner.values[place];
      const found = owner.shape.place(fixed);
      if (found >= 0) {
        shape = owner.shape;
        place = found;
        return owner.values[found];
      }
    }
    return readMember(f, owner, fixed, false);
  };
  if (!node.nullConditional) return read;
  return (f) => {
    const owner = target(f);
    return owner === null || owner === undefined ? null : readMember(f, owner, fixed, false);
  };
}

/** Reads a member by name: of the type for `::`, of the object otherwise; null when there is none. */
export function readMember(f: Frame, owner: Value, name: Value, isStatic: boolean): Value {
  if (isStatic) return getStatic(typeBehind(owner), name as string);
  if (f.engine.strictUsed && strictVersion(f) >= 2 && owner !== null && owner !== undefined && !hasProperty(owner, name as string))
    missingProperty(owner, name as string);
  if (f.engine.strictUsed && strictVersion(f) >= 2 && (owner === null || owner === undefined)) missingProperty(owner, name as string);
  return getProperty(owner, name as string);
}

function missingProperty(owner: Value, name: string): void {
  if (Array.isArray(owner) && owner.some((item) => item !== null && hasProperty(item, name))) return;
  raise(
    'PropertyNotFoundException',
    'PropertyNotFoundStrict',
    'NotSpecified',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    null,
  );
}

export function writeMember(_f: Frame, owner: Value, name: string, isStatic: boolean, value: Value): void {
  if (isStatic) setStatic(typeBehind(owner), name, value);
  else setProperty(owner, name, value);
}

/** What `::` means: the type itself, or the type of an object. */
function typeBehind(value: Value): NetType {
  if (value instanceof NetType) return value;
  return typeOf(value);
}

export function invokeMember(node: InvokeMemberExpression, c: Compiling): Eval {
  const args = node.arguments.map((arg) => expression(arg, c));
  const name = memberName(node, c);
  const evaluated = argumentList(args);
  const base = callBase(node, c, evaluated);
  if (base) return base;
  const target = expression(node.expression, c);
  if (node.isStatic) {
    return (f) => {
      const type = typeBehind(target(f));
      const method = name(f);
      const values = evaluated(f);
      return method.toLowerCase() === 'new' ? construct(type, values) : invokeStatic(type, method, values);
    };
  }
  return (f) => {
    const owner = target(f);
    if (node.nullConditional && (owner === null || owner === undefined)) return null;
    return invokeMethod(owner, name(f), evaluated(f));
  };
}

function argumentList(args: readonly Eval[]): (frame: Frame) => Value[] {
  const [first, second] = args;
  if (first === undefined) return () => [];
  if (second === undefined) return (f) => [first(f)];
  return (f) => args.map((arg) => arg(f));
}

export function indexArguments(node: IndexExpression, c: Compiling): (frame: Frame) => Value[] {
  if (node.index.kind === 'ArrayLiteral') {
    const items = node.index.elements.map((element) => expression(element, c));
    return (f) => items.map((item) => item(f));
  }
  const key = expression(node.index, c);
  return (f) => [key(f)];
}

export function indexAccess(node: IndexExpression, c: Compiling): Eval {
  const target = expression(node.target, c);
  const keys = indexArguments(node, c);
  if (node.index.kind === 'ArrayLiteral')
    return (f) => {
      const owner = target(f);
      return node.nullConditional && (owner === null || owner === undefined) ? null : index(owner, keys(f));
    };
  const key = expression(node.index, c);
  return (f) => {
    const owner = target(f);
    if (node.nullConditional && (owner === null || owner === undefined)) return null;
    const at = key(f);
    if (typeof at === 'number' && Array.isArray(owner) && at >= 0 && at < owner.length) return owner[at];
    return index(owner, [at]);
  };
}
