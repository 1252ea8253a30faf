import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { Raised } from '../../shell/objects/error.ts';
import { included, variablesNamed } from './variable-choice.ts';

export default coreCmdlet({
  verb: 'Clear',
  noun: 'Variable',
  synopsis: 'Sets variables to null.',
  aliases: ['clv'],
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
    Include: texts({ wildcards: true, help: 'Only these.' }),
    Exclude: texts({ wildcards: true, help: 'All but these.' }),
    Force: flag({ help: 'Clears read-only ones as well.' }),
    PassThru: flag({ help: 'Gives the variables.' }),
    Scope: text({ notEmpty: true, completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
  },
  examples: [{ says: 'Clears a variable.', run: '$x = 1; Clear-Variable x; $null -eq $x', shows: 'True' }],
  stage(given, context) {
    const { variables } = context.session;
    return {
      process() {
        for (const entry of included(variablesNamed(given.Name, given.Scope, context), given.Include, given.Exclude)) {
          if (!context.shouldProcess(`Name: ${entry.name}`, 'Clear variable')) continue;
          try {
            const cleared = variables.assign(entry.name, null, {
              ...(given.Scope === undefined ? {} : { scope: given.Scope }),
              force: given.Force,
            });
            if (given.PassThru) context.write(cleared);
          } catch (thrown) {
            if (!(thrown instanceof Raised)) throw thrown;
            context.error(thrown.record);
          }
        }
      },
    };
  },
});
