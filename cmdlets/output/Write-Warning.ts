import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Warning',
  synopsis: 'Writes a warning.',
  output: [],
  parameters: {
    Message: text({ position: 0, mandatory: true, fromPipeline: 'value', allowEmpty: true, aliases: ['Msg'], help: 'The warning.' }),
  },
  examples: [{ says: 'Writes one.', run: "Write-Warning 'The drive is nearly full.'", shows: 'WARNING: The drive is nearly full.' }],
  stage(given, context) {
    return {
      process() {
        context.warn(given.Message);
      },
    };
  },
});
