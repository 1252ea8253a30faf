import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { force, itemPaths } from './path-parameters.ts';
import { eachPlace } from './places.ts';

export default coreCmdlet({
  verb: 'Convert',
  noun: 'Path',
  synopsis: 'Gives paths as programs outside the shell understand them.',
  aliases: ['cvpa'],
  output: ['System.String'],
  defaultSet: 'Path',
  parameters: { ...itemPaths, Force: force },
  examples: [{ says: 'Gives the folder of the user.', run: 'Convert-Path ~' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => context.write(providerPath(place)));
    },
  }),
});
