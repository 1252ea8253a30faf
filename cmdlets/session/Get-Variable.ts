import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { included, variablesNamed } from './variable-choice.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Variable',
  synopsis: 'Gives variables, or their values.',
  aliases: ['gv'],
  output: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: texts({
      position: 0,
      fromPipeline: 'both',
      notEmpty: true,
      wildcards: true,
      completes: 'variable',
      help: 'Names without the dollar sign.',
    }),
    ValueOnly: flag({ help: 'Gives the values.' }),
    Include: texts({ wildcards: true, help: 'Only these.' }),
    Exclude: texts({ wildcards: true, help: 'All but these.' }),
    Scope: text({ notEmpty: true, completes: 'scope', help: 'Global, Local, Script, or how many scopes up.' }),
  },
  examples: [{ says: 'Reads a variable by its name.', run: '$answer = 42; Get-Variable answer -ValueOnly', shows: '42' }],
  stage(given, context) {
    return {
      process() {
        const names = given.Name ?? ['*'];
        const found = included(variablesNamed(names, given.Scope, context), given.Include, given.Exclude);
        if (given.Name === undefined || names.some((name) => /[*?[]/.test(name)))
          found.sort((a, b) => a.name.localeCompare(b.name, 'en-US', { sensitivity: 'base' }));
        for (const entry of found) {
          if (given.ValueOnly) context.writeEnumerated(entry.value);
          else context.write(entry);
        }
      },
    };
  },
});
