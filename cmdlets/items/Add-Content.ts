import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { writingParameters, writingStage } from './content-writing.ts';

export default coreCmdlet({
  verb: 'Add',
  noun: 'Content',
  synopsis: 'Writes values after what is in a file.',
  aliases: ['ac'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: writingParameters,
  examples: [{ says: 'Adds a line to a log.', run: "Add-Content run.log 'done'" }],
  stage: (given, context) => writingStage(given, context, true),
});
