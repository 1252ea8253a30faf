import type { PropertyMember } from '../../language/ast.ts';
import { convertTo } from '../../objects/convert.ts';
import { NetException } from '../../objects/error.ts';
import type { NetProperty } from '../../objects/net-member.ts';
import type { Value } from '../../objects/value.ts';
import { attributeObject } from '../binding/attributes.ts';
import { type Check, checksOf } from '../binding/validation.ts';
import { inside } from '../call/run-part.ts';
import { expression } from '../compile/expression.ts';
import { Frame } from '../scope/frame.ts';
import { emptyOf, fieldsOf, type ScriptClass } from './script-class.ts';

function checksOfMember(member: PropertyMember, script: ScriptClass): () => readonly Check[] {
  let checks: readonly Check[] | undefined;
  return () => {
    checks ??= checksOf(
      member.attributes
        .filter((each) => !/^hidden$/i.test(each.typeName.name))
        .map((each) => attributeObject(each, script.code.compiling, script.home.top)),
    );
    return checks;
  };
}

function checked(checks: readonly Check[], value: Value, script: ScriptClass): Value {
  for (const check of checks) {
    const wrong = check(value, script.home.top);
    if (wrong !== null) throw new NetException('System.Management.Automation.ValidationMetadataException', wrong);
  }
  return value;
}

export function instanceProperty(member: PropertyMember, script: ScriptClass): NetProperty {
  const lower = member.name.toLowerCase();
  const checks = checksOfMember(member, script);
  const reference = script.reference(member.propertyType);
  return {
    kind: 'property',
    name: member.name,
    isStatic: false,
    hidden: member.isHidden,
    reference,
    get: (self) => fieldsOf(self as object).get(lower) ?? null,
    set: (self, value) => void fieldsOf(self as object).set(lower, checked(checks(), value, script)),
  };
}

/** Static properties are filled when one of them is first used. */
export function staticProperties(members: readonly PropertyMember[], script: ScriptClass): NetProperty[] {
  const values = new Map<string, Value>();
  let filled = false;
  const fill = (): void => {
    if (filled) return;
    filled = true;
    for (const member of members) values.set(member.name.toLowerCase(), emptyOf(script.reference(member.propertyType).type));
    for (const member of members) if (member.initialValue) values.set(member.name.toLowerCase(), initialValue(member, script, undefined));
  };
  return members.map((member) => {
    const lower = member.name.toLowerCase();
    const checks = checksOfMember(member, script);
    return {
      kind: 'property',
      name: member.name,
      isStatic: true,
      hidden: member.isHidden,
      reference: script.reference(member.propertyType),
      get: () => {
        fill();
        return values.get(lower) ?? null;
      },
      set: (_, value) => {
        fill();
        values.set(lower, checked(checks(), value, script));
      },
    };
  });
}

/** Evaluates `= value` of a property, converted to its type. */
export function initialValue(member: PropertyMember, script: ScriptClass, self: Value): Value {
  const { home, code } = script;
  const value = expression(member.initialValue!, code.compiling);
  const frame = new Frame(home.engine, home, code, code.layout, home.current, null);
  if (self !== undefined) frame.self = self;
  return inside(frame, () => convertTo(value(frame), script.reference(member.propertyType).type));
}

/** Gives a new object the properties of one class: empty values first, then what the class writes. */
export function initialize(self: object, script: ScriptClass): void {
  const values = fieldsOf(self);
  const own = script.properties.filter((member) => !member.isStatic);
  for (const member of own) values.set(member.name.toLowerCase(), emptyOf(script.reference(member.propertyType).type));
  for (const member of own) if (member.initialValue) values.set(member.name.toLowerCase(), initialValue(member, script, self));
}
