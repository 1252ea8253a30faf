import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object, text, texts, typed } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { Raised } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';
import { included, variablesNamed } from './variable-choice.ts';

const options = typed<unknown>('System.Management.Automation.ScopedItemOptions');

export default coreCmdlet({
  verb: 'Set',
  noun: 'Variable',
  synopsis: 'Gives a variable a value; makes it where there is none.',
  aliases: ['sv', 'set'],
  output: ['System.Management.Automation.PSVariable'],
  impact: 'Medium',
  parameters: {
    Name: texts({
      position: 0,
      mandatory: true,
      fromPipeline: 'property',
      wildcards: true,
      completes: 'variable',
      help: 'Names without the dollar sign.',
    }),
    Value: object({ position: 1, fromPipeline: 'both', help: 'The value.' }),
    Include: texts({ wildcards: true, help: 'Only these.' }),
    Exclude: texts({ wildcards: true, help: 'All but these.' }),
    Description: text({ help: 'What it is for.' }),
    Option: options({ help: 'ReadOnly, Constant, Private, AllScope.' }),
    Force: flag({ help: 'Overwrites a read-only variable.' }),
    Visibility: text({ help: 'Public or Private.' }),
    PassThru: flag({ help: 'Gives the variable.' }),
    Scope: text({ notEmpty: true, completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
    Append: flag({ help: 'Adds to what the variable holds.' }),
  },
  examples: [{ says: 'Sets a variable by its name.', run: "Set-Variable -Name greeting -Value 'hello'; $greeting", shows: 'hello' }],
  stage(given, context) {
    const { variables } = context.session;
    const piped: Value[] = [];
    const assign = (name: string, value: Value): void => {
      if (!context.shouldProcess(`Name: ${name} Value: ${toText(value)}`, 'Set variable')) return;
      try {
        const entry = variables.assign(name, value, {
          ...(given.Scope === undefined ? {} : { scope: given.Scope }),
          ...(given.Option === undefined ? {} : { options: toText(given.Option) }),
          ...(given.Description === undefined ? {} : { description: given.Description }),
          ...(given.Visibility === undefined ? {} : { visibility: given.Visibility }),
          force: given.Force,
        });
        if (given.PassThru) context.write(entry);
      } catch (thrown) {
        if (!(thrown instanceof Raised)) throw thrown;
        context.error(thrown.record);
      }
    };
    const setAll = (value: Value): void => {
      for (const name of given.Name) {
        if (!/[*?[]/.test(name)) assign(name, given.Append ? appended(variables.get(name), value) : value);
        else
          for (const entry of included(variablesNamed([name], given.Scope, context), given.Include, given.Exclude))
            assign(entry.name, value);
      }
    };
    return {
      process() {
        if (context.expectsInput && context.isBound('Value')) piped.push(given.Value);
        else if (!context.expectsInput) setAll(given.Value === undefined ? null : given.Value);
      },
      end() {
        if (context.expectsInput) setAll(piped.length === 0 ? null : piped.length === 1 ? piped[0] : piped);
      },
    };
  },
});

function appended(before: Value, value: Value): Value {
  if (before === null || before === undefined) return [value];
  return Array.isArray(before) ? [...before, value] : [before, value];
}
