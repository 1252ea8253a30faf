import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer } from '../../shell/command/parameter.ts';
import { randomParameters, randomStage } from './random-parameters.ts';
import { RandomSource } from './random-source.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Random',
  synopsis: 'Gives random numbers, or chooses objects at random. For secrets there is Get-SecureRandom.',
  output: ['System.Int32', 'System.Int64', 'System.Double'],
  defaultSet: 'RandomNumberParameterSet',
  parameters: {
    SetSeed: integer({ help: 'Makes this and later calls give the same numbers again.' }),
    ...randomParameters,
  },
  examples: [{ says: 'The only number there is.', run: 'Get-Random -Minimum 3 -Maximum 4', shows: '3' }],
  stage(given, context) {
    const state = context.session.shared('random', () => ({ source: new RandomSource() }));
    if (given.SetSeed !== undefined) state.source = new RandomSource(given.SetSeed);
    return randomStage(given, context, () => state.source);
  },
});
