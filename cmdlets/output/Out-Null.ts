import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { psObject } from './format-command.ts';

export default coreCmdlet({
  verb: 'Out',
  noun: 'Null',
  synopsis: 'Lets what it is given vanish.',
  output: [],
  parameters: { InputObject: psObject({ help: 'The objects.', fromPipeline: 'value', allowNull: true }) },
  examples: [{ says: 'Runs a command for its effect only.', run: '1..3 | Out-Null', shows: '' }],
  stage: () => ({ process() {} }),
});
