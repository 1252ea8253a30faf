import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Invoke',
  noun: 'Expression',
  synopsis: 'Runs text as a script, in the current scope.',
  aliases: ['iex'],
  output: ['System.Management.Automation.PSObject'],
  parameters: { Command: text({ position: 0, mandatory: true, fromPipeline: 'value', help: 'The text.' }) },
  examples: [{ says: 'Runs a command line that was put together.', run: "Invoke-Expression '1 + 2'", shows: '3' }],
  stage(given, context) {
    const { blocks } = context.session;
    return {
      process() {
        blocks.stream(blocks.create(given.Command), undefined, (value) => context.write(value));
      },
    };
  },
});
