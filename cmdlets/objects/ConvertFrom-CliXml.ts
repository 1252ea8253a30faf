import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { fromClixml } from './clixml-reader.ts';

export default coreCmdlet({
  verb: 'ConvertFrom',
  noun: 'CliXml',
  synopsis: 'Makes objects of what ConvertTo-CliXml wrote.',
  output: ['System.Management.Automation.PSObject'],
  parameters: {
    InputObject: text({ position: 0, mandatory: true, fromPipeline: 'value', help: 'The text; several lines may come one by one.' }),
  },
  examples: [{ says: 'There and back.', run: "(5, 6 | ConvertTo-CliXml | ConvertFrom-CliXml) -join '+'", shows: '5+6' }],
  stage(given, context) {
    const lines: string[] = [];
    return {
      process() {
        lines.push(given.InputObject);
      },
      end() {
        for (const value of fromClixml(lines.join('\n'))) context.write(value);
      },
    };
  },
});
