import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { randomParameters, randomStage } from './random-parameters.ts';
import { RandomSource } from './random-source.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'SecureRandom',
  synopsis: 'Gives random numbers that nobody can guess, or chooses objects by them.',
  output: ['System.Int32', 'System.Int64', 'System.Double'],
  defaultSet: 'RandomNumberParameterSet',
  parameters: randomParameters,
  examples: [{ says: 'The only number there is.', run: 'Get-SecureRandom -Minimum 8 -Maximum 9', shows: '8' }],
  stage(given, context) {
    const source = new RandomSource();
    return randomStage(given, context, () => source);
  },
});
