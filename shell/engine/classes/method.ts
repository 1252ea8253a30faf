import type { FunctionMember } from '../../language/ast.ts';
import { convertTo } from '../../objects/convert.ts';
import type { NetMethod, NetParameter } from '../../objects/net-member.ts';
import { requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { Code } from '../block/code.ts';
import { ScriptTypes } from '../block/script-types.ts';
import { constraintOf } from '../compile/constrained.ts';
import { typeNameText } from '../compile/type-name.ts';
import { nowhere } from '../output.ts';
import { Frame } from '../scope/frame.ts';
import { Variable } from '../scope/variable.ts';
import { LoopJump } from '../signal.ts';
import type { ScriptClass } from './script-class.ts';

/** Code of a method: only `return` gives a value. */
export function methodCode(member: FunctionMember, script: ScriptClass): Code {
  const { code } = script;
  return new Code(
    member.body,
    code.source,
    new ScriptTypes(code.types),
    code.usings,
    {
      kind: 'FunctionDefinition',
      start: member.start,
      end: member.end,
      name: member.name,
      isFilter: false,
      isWorkflow: false,
      parameters: member.parameters,
      body: member.body,
    },
    script,
  );
}

export function parametersOf(member: FunctionMember, script: ScriptClass): NetParameter[] {
  return member.parameters.map((parameter) => {
    const constraint = parameter.attributes.find((each) => each.kind === 'TypeConstraint') ?? null;
    const isReference =
      constraint !== null && constraint.kind === 'TypeConstraint' && /^(ref|.*psreference)$/i.test(typeNameText(constraint.typeName));
    return {
      name: parameter.name.path,
      reference: script.reference(constraint?.kind === 'TypeConstraint' ? constraint : null),
      byRef: isReference,
      variadic: false,
      optional: false,
    };
  });
}

export function methodOf(member: FunctionMember, script: ScriptClass): NetMethod {
  const code = methodCode(member, script);
  const parameters = parametersOf(member, script);
  const isVoid = member.returnType !== null && /^(system\.)?void$/i.test(typeNameText(member.returnType.typeName));
  const returns = isVoid ? { text: 'void', type: requireType('System.Void') } : script.reference(member.returnType);
  return {
    kind: 'method',
    name: member.name,
    isStatic: member.isStatic,
    hidden: member.isHidden,
    returns,
    parameters,
    passThrough: true,
    call: (self, args) => {
      const value = runMethod(code, script, member.isStatic ? undefined : self, parameters, args);
      if (isVoid) return undefined;
      return member.returnType ? convertTo(value ?? null, returns.type) : value;
    },
  };
}

/** Runs a method or constructor body with its parameters and `$this`; errors in it end it. */
export function runMethod(
  code: Code,
  script: ScriptClass,
  self: Value,
  parameters: readonly NetParameter[],
  args: readonly Value[],
  prepared?: Frame,
): Value {
  const { home } = script;
  const { engine } = home;
  const frame = prepared ?? methodFrame(code, script, self, parameters, args);
  const { end } = code.body;
  if (!end) return undefined;
  const { top, tryDepth } = engine;
  const { current } = home;
  engine.top = frame;
  home.current = frame;
  engine.tryDepth = tryDepth + 1;
  try {
    const signal = end(frame, nowhere);
    if (signal === 1 || signal === 2) throw new LoopJump(signal, frame.label);
    return frame.returned;
  } finally {
    engine.top = top;
    home.current = current;
    engine.tryDepth = tryDepth;
  }
}

export function methodFrame(
  code: Code,
  script: ScriptClass,
  self: Value,
  parameters: readonly NetParameter[],
  args: readonly Value[],
): Frame {
  const { home } = script;
  void code.body;
  const frame = new Frame(home.engine, home, code, code.layout, home.current, null);
  frame.self = self === undefined ? null : self;
  for (const [at, parameter] of parameters.entries()) {
    const variable = new Variable(parameter.name, args[at] === undefined ? null : args[at]);
    const { type } = parameter.reference;
    if (type.display !== 'System.Object' && !parameter.byRef)
      variable.guard = { options: new Set(), constraints: [constraintOf([type], [], frame)], attributes: [], shared: true };
    frame.adopt(variable);
  }
  return frame;
}
