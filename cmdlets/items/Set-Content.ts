import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { writingParameters, writingStage } from './content-writing.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'Content',
  synopsis: 'Writes values into a file in place of what was there.',
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: writingParameters,
  examples: [{ says: 'Writes two lines.', run: "Set-Content note.txt 'shipped', 'arrived'" }],
  stage: (given, context) => writingStage(given, context, false),
});
