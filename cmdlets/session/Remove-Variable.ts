import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { Raised } from '../../shell/objects/error.ts';
import { included, variablesNamed } from './variable-choice.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'Variable',
  synopsis: 'Takes variables away.',
  aliases: ['rv'],
  output: [],
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
    Force: flag({ help: 'Removes read-only ones as well.' }),
    Scope: text({ notEmpty: true, completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
  },
  examples: [{ says: 'Removes a variable.', run: '$x = 1; Remove-Variable x; $null -eq $x', shows: 'True' }],
  stage(given, context) {
    return {
      process() {
        for (const entry of included(variablesNamed(given.Name, given.Scope, context), given.Include, given.Exclude)) {
          if (!context.shouldProcess(`Name: ${entry.name}`, 'Remove variable')) continue;
          try {
            context.session.variables.remove(entry, given.Force);
          } catch (thrown) {
            if (!(thrown instanceof Raised)) throw thrown;
            context.error(thrown.record);
          }
        }
      },
    };
  },
});
