import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { block, flag, integer, object, objects, text, typed } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { ErrorRecord, NetException, raise } from '../../shell/objects/error.ts';
import { getProperty, hasProperty, invokeMethod, membersOf } from '../../shell/objects/members.ts';
import { PSMethod } from '../../shell/objects/ps-method.ts';
import type { Value } from '../../shell/objects/value.ts';
import { wildcard } from '../../shell/objects/wildcard.ts';

const blocks = typed<readonly unknown[]>('System.Management.Automation.ScriptBlock[]');

export default coreCmdlet({
  verb: 'ForEach',
  noun: 'Object',
  synopsis: 'Does something with each object of a pipeline.',
  description: 'Runs script blocks for each object ($_), reads a property of it, or calls one of its methods.',
  aliases: ['%', 'foreach'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'ScriptBlockSet',
  impact: 'Medium',
  parameters: {
    InputObject: object({
      fromPipeline: 'value',
      sets: ['ScriptBlockSet', 'PropertyAndMethodSet', 'ParallelParameterSet'],
      help: 'The objects.',
    }),
    Begin: block({ sets: ['ScriptBlockSet'], allowNull: true, help: 'Runs once before the first object.' }),
    Process: blocks({
      sets: { ScriptBlockSet: { position: 0, mandatory: true } },
      allowNull: true,
      allowEmpty: true,
      help: 'Runs for each object. Of several blocks the first runs before and the last after all objects.',
    }),
    End: block({ sets: ['ScriptBlockSet'], allowNull: true, help: 'Runs once after the last object.' }),
    RemainingScripts: blocks({ sets: ['ScriptBlockSet'], fromRemaining: true, allowNull: true, allowEmpty: true, help: 'More blocks.' }),
    MemberName: text({
      sets: { PropertyAndMethodSet: { position: 0, mandatory: true } },
      notEmpty: true,
      wildcards: true,
      completes: 'property',
      help: 'A property to read or a method to call.',
    }),
    ArgumentList: objects({ sets: ['PropertyAndMethodSet'], aliases: ['Args'], fromRemaining: true, help: 'Arguments of the method.' }),
    Parallel: block({
      sets: { ParallelParameterSet: { mandatory: true } },
      help: 'Runs for each object, several at a time, apart from this session.',
    }),
    ThrottleLimit: integer({ sets: ['ParallelParameterSet'], default: 5, range: [1, 2147483647], help: 'How many run at a time.' }),
    TimeoutSeconds: integer({
      sets: ['ParallelParameterSet'],
      default: 0,
      range: [0, 2147483],
      help: 'Stops all after this time; 0 waits.',
    }),
    AsJob: flag({ sets: ['ParallelParameterSet'], help: 'Gives a job at once.' }),
    UseNewRunspace: flag({ sets: ['ParallelParameterSet'], help: 'Starts each object in a session of its own.' }),
  },
  examples: [
    { says: 'Doubles numbers.', run: '1..3 | ForEach-Object { $_ * 2 }', shows: '2\n4\n6' },
    { says: 'Reads a property.', run: "'a', 'bcd' | ForEach-Object Length", shows: '1\n3' },
  ],
  stage(given, context) {
    if (context.parameterSet === 'PropertyAndMethodSet')
      return { process: () => member(given.InputObject, given.MemberName as string, given.ArgumentList, context) };
    if (context.parameterSet === 'ParallelParameterSet') return parallel(given, context);
    if (context.isBound('WhatIf') || context.isBound('Confirm'))
      raise(
        'PSInvalidOperationException',
        'NoShouldProcessForScriptBlockSet',
        'InvalidOperation',
        'The -WhatIf and -Confirm parameters are not supported for script blocks.',
      );
    const { begin, process, end } = roles(given, context);
    const { blocks: runner } = context.session;
    const runs = process.map((each) => runner.feed(each, context));
    const [first, second] = runs;
    return {
      begin: () => {
        if (begin !== null) runner.feed(begin, context)(null);
      },
      process:
        first !== undefined && second === undefined
          ? first
          : (input) => {
              for (const run of runs) run(input);
            },
      end: () => {
        if (end !== null) runner.feed(end, context)(null);
      },
    };
  },
});

interface Roles {
  begin: Value;
  process: Value[];
  end: Value;
}

/** Two blocks are begin and process; of more the last is the end, unless -Begin or -End say otherwise. */
function roles(
  given: { Begin: unknown; Process: readonly unknown[] | undefined; End: unknown; RemainingScripts: readonly unknown[] | undefined },
  context: EngineContext,
): Roles {
  const list: Value[] = [...(given.Process ?? []), ...(given.RemainingScripts ?? [])];
  let begin: Value = given.Begin ?? null;
  let end: Value = given.End ?? null;
  if (!context.isBound('Begin') && list.length > 1) begin = list.shift() ?? null;
  if (!context.isBound('End') && list.length > 1) end = list.pop() ?? null;
  return { begin, process: list.filter((each) => each !== null && each !== undefined), end };
}

function failed(context: EngineContext, id: string, message: string, target: Value): void {
  const exception = new NetException('System.Management.Automation.PSArgumentException', message);
  context.error(new ErrorRecord(exception, id, 'InvalidArgument', target));
}

/** `ForEach-Object Name`: reads the property or calls the method of that name. */
function member(input: Value, pattern: string, args: readonly unknown[] | undefined, context: EngineContext): void {
  if (input === null || input === undefined) {
    failed(context, 'InputObjectIsNull', 'Cannot bind argument to parameter InputObject because it is null.', null);
    return;
  }
  if (args === undefined && !/[*?[]/.test(pattern) && context.isBound('WhatIf') === false && hasOwnValue(input, pattern)) {
    context.writeEnumerated(getProperty(input, pattern));
    return;
  }
  const matches = wildcard(pattern);
  const found = membersOf(input).filter((each) => matches.matches(each.name));
  if (found.length > 1 && new Set(found.map((each) => each.name.toLowerCase())).size > 1) {
    const names = found.map((each) => ` ${each.name}`).join('');
    failed(
      context,
      'AmbiguousPropertyOrMethodName',
      `Input name "${pattern}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${names}.`,
      input,
    );
    return;
  }
  const [one] = found;
  const name = one?.name ?? pattern;
  const isMethod = one !== undefined && /Method/.test(one.memberType);
  if (args !== undefined || isMethod) {
    if (!isMethod) {
      failed(context, 'MethodNotFound', `Input name "${pattern}" cannot be resolved to a method.`, input);
      return;
    }
    if (!context.shouldProcess(`InputObject: ${toText(input)}`, `Invoke method '${name}'`)) return;
    context.writeEnumerated(invokeMethod(input, name, [...(args ?? [])]));
    return;
  }
  if (one === undefined && !isDictionaryLike(input)) {
    context.write(null);
    return;
  }
  if (!context.shouldProcess(`InputObject: ${toText(input)}`, `Retrieve the value for property '${name}'`)) return;
  context.writeEnumerated(getProperty(input, name));
}

/** A plain property, as most are: no method and nothing to ask about. */
function hasOwnValue(input: Value, name: string): boolean {
  if (input instanceof CustomObject) return input.has(name);
  return hasProperty(input, name) && !(getProperty(input, name) instanceof PSMethod);
}

const isDictionaryLike = (value: Value): boolean => typeof value === 'object' && value !== null && 'entries' in value;

/** -Parallel runs through the job services of the session. */
function parallel(
  given: { InputObject: unknown; Parallel: unknown; ThrottleLimit: number; TimeoutSeconds: number; AsJob: boolean },
  context: EngineContext,
) {
  const inputs: Value[] = [];
  return {
    process: (input: Value) => {
      if (input !== undefined) inputs.push(input);
    },
    end: () => {
      const { session } = context;
      const block = given.Parallel;
      for (const each of inputs) session.blocks.isolated(block, each, (value) => context.write(value));
    },
  };
}
