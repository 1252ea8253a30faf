import type { FunctionMember } from '../../language/ast.ts';
import { construct } from '../../objects/members.ts';
import type { NetMethod, NetParameter } from '../../objects/net-member.ts';
import type { NetType } from '../../objects/net-type.ts';
import { chooseOverload, convertArguments } from '../../objects/overload.ts';
import type { Value } from '../../objects/value.ts';
import type { Code } from '../block/code.ts';
import { inside } from '../call/run-part.ts';
import { expression } from '../compile/expression.ts';
import { methodCode, methodFrame, parametersOf, runMethod } from './method.ts';
import { initialize } from './property.ts';
import { ScriptClass, ScriptObject } from './script-class.ts';

/** A constructor that also knows how to run on an object that a derived class is making. */
interface ScriptConstructor extends NetMethod {
  /** Makes the base part with `make`, then runs the rest on the object. */
  readonly build: (args: readonly Value[], type: NetType) => object;
}

const builders = new WeakMap<NetMethod, ScriptConstructor['build']>();

export function constructorsOf(members: readonly FunctionMember[], script: ScriptClass): NetMethod[] {
  const instance = members.filter((member) => !member.isStatic);
  if (instance.length === 0) return [made([], script, (_args, type) => finish(baseObject(script, [], type), script))];
  return instance.map((member) => {
    const code = methodCode(member, script);
    const parameters = parametersOf(member, script);
    return made(parameters, script, (args, type) => buildWith(member, code, script, parameters, args, type));
  });
}

function made(parameters: readonly NetParameter[], script: ScriptClass, build: ScriptConstructor['build']): NetMethod {
  const method: NetMethod = {
    kind: 'constructor',
    name: 'new',
    isStatic: true,
    returns: { text: script.name, type: script.type },
    parameters,
    passThrough: true,
    call: (_self, args) => build(args, script.type),
  };
  builders.set(method, build);
  return method;
}

function buildWith(
  member: FunctionMember,
  code: Code,
  script: ScriptClass,
  parameters: readonly NetParameter[],
  args: readonly Value[],
  type: NetType,
): object {
  const frame = methodFrame(code, script, undefined, parameters, args);
  const given = member.baseCall
    ? inside(frame, () => member.baseCall!.arguments.map((argument) => expression(argument, code.compiling)(frame)))
    : [];
  const self = finish(baseObject(script, given, type), script);
  frame.self = self;
  runMethod(code, script, self, parameters, args, frame);
  return self;
}

function finish(self: object, script: ScriptClass): object {
  initialize(self, script);
  return self;
}

/** The object as the base class makes it: by its own constructor, for the most derived type. */
function baseObject(script: ScriptClass, args: readonly Value[], type: NetType): object {
  const base = ScriptClass.of(script.base);
  if (base) {
    const choice = chooseOverload(base.type.constructors, args, 'new');
    const build = builders.get(choice.method)!;
    return build(convertArguments(choice, args, '.ctor'), type);
  }
  if (!script.base) return new ScriptObject(type);
  const object = construct(script.base, args) as object;
  Object.defineProperty(object, 'netType', { value: type, configurable: true });
  return object;
}
