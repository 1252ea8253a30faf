import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object, text, typed } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';

const options = typed<unknown>('System.Management.Automation.ScopedItemOptions');

export default coreCmdlet({
  verb: 'New',
  noun: 'Variable',
  synopsis: 'Makes a variable.',
  aliases: ['nv'],
  output: ['System.Management.Automation.PSVariable'],
  impact: 'Medium',
  parameters: {
    Name: text({ position: 0, mandatory: true, fromPipeline: 'property', help: 'Its name without the dollar sign.' }),
    Value: object({ position: 1, fromPipeline: 'both', help: 'Its value.' }),
    Description: text({ help: 'What it is for.' }),
    Option: options({ help: 'ReadOnly, Constant, Private, AllScope.' }),
    Visibility: text({ help: 'Public or Private.' }),
    Force: flag({ help: 'Overwrites one that exists.' }),
    PassThru: flag({ help: 'Gives the variable.' }),
    Scope: text({ notEmpty: true, completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
  },
  examples: [{ says: 'Makes a constant.', run: 'New-Variable -Name limit -Value 10 -Option Constant; $limit', shows: '10' }],
  stage(given, context) {
    const { variables } = context.session;
    return {
      process() {
        const { Name: name } = given;
        if (!context.shouldProcess(`Name: ${name} Value: ${toText(given.Value ?? null)}`, 'New variable')) return;
        if (!given.Force && variables.find(name, given.Scope ?? 'Local')) {
          const exception = new NetException(
            'System.Management.Automation.SessionStateException',
            `A variable with name '${name}' already exists.`,
          );
          context.error(new ErrorRecord(exception, 'VariableAlreadyExists', 'ResourceExists', name));
          return;
        }
        try {
          const entry = variables.assign(name, given.Value ?? null, {
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
      },
    };
  },
});
