import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { currentLocation } from '../../shell/drives/path-info.ts';
import { popLocation } from './location-stack.ts';
import { passThru } from './path-parameters.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Pop',
  noun: 'Location',
  synopsis: 'Goes back to the location that was put aside last.',
  aliases: ['popd'],
  output: [],
  parameters: {
    PassThru: passThru,
    StackName: text({ fromPipeline: 'property', help: 'Name of the stack.' }),
  },
  examples: [{ says: 'Goes to a folder and comes back.', run: 'Push-Location ./data; Pop-Location' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      reported(context, () => {
        if (popLocation(given.StackName, table) && given.PassThru) context.write(currentLocation(table));
      });
    },
  }),
});
