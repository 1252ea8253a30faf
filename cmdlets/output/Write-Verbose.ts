import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Verbose',
  synopsis: 'Writes a text that is shown where details are wanted.',
  output: [],
  parameters: {
    Message: text({ position: 0, mandatory: true, fromPipeline: 'value', allowEmpty: true, aliases: ['Msg'], help: 'The text.' }),
  },
  examples: [{ says: 'Writes one.', run: "Write-Verbose 'Reading the drive.' -Verbose", shows: 'VERBOSE: Reading the drive.' }],
  stage(given, context) {
    return {
      process() {
        context.verbose(given.Message);
      },
    };
  },
});
