import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';

export default coreCmdlet({
  verb: 'Write',
  noun: 'Debug',
  synopsis: 'Writes a text for whoever looks for a fault.',
  output: [],
  parameters: {
    Message: text({ position: 0, mandatory: true, fromPipeline: 'value', allowEmpty: true, aliases: ['Msg'], help: 'The text.' }),
  },
  examples: [{ says: 'Writes one.', run: "Write-Debug 'Sector 7 read.' -Debug", shows: 'DEBUG: Sector 7 read.' }],
  stage(given, context) {
    return {
      process() {
        context.debug(given.Message);
      },
    };
  },
});
