import type { FunctionMember, PropertyMember, TypeDefinition } from '../../language/ast.ts';
import { raise } from '../../objects/error.ts';
import type { NetMember, NetMethod } from '../../objects/net-member.ts';
import { type NetType, requireType } from '../../objects/net-type.ts';
import type { TypeTable } from '../../objects/type-table.ts';
import type { Code } from '../block/code.ts';
import { typeOfName } from '../compile/type-name.ts';
import { constructorsOf } from './constructor.ts';
import { classHooks } from './hooks.ts';
import { methodOf } from './method.ts';
import { instanceProperty, staticProperties } from './property.ts';
import { ScriptClass } from './script-class.ts';

/** The members of a class in a script. */
export function classTable(node: TypeDefinition, code: Code, type: NetType): TypeTable {
  const home = code.types.home!;
  const resolve = (name: TypeDefinition['baseTypes'][number]): NetType => typeOfName(name.typeName, code.compiling)(home.top);
  const parents = node.baseTypes.map(resolve);
  const base = parents.find((parent) => !parent.isInterface);
  if (base?.table.sealed || base?.isValueType || base?.isArray)
    raise('ParseException', 'SealedBaseClass', 'ParserError', `Cannot inherit from sealed class '${base.display}'.`);
  const properties = node.members.filter((member): member is PropertyMember => member.kind === 'PropertyMember');
  const functions = node.members.filter((member): member is FunctionMember => member.kind === 'FunctionMember');
  const script = new ScriptClass(node.name, type, base ?? null, code, properties);
  ScriptClass.register(type, script);
  const methods = functions.filter((member) => !member.isConstructor).map((member) => methodOf(member, script));
  const members: NetMember[] = [
    ...properties.filter((member) => !member.isStatic).map((member) => instanceProperty(member, script)),
    ...staticProperties(
      properties.filter((member) => member.isStatic),
      script,
    ),
    ...methods,
    ...constructorsOf(
      functions.filter((member) => member.isConstructor),
      script,
    ),
  ];
  return {
    base: base ?? requireType('System.Object'),
    interfaces: parents.filter((parent) => parent.isInterface),
    members,
    hooks: classHooks(methods as readonly NetMethod[]),
  };
}
