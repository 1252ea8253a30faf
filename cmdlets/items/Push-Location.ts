import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { currentLocation } from '../../shell/drives/path-info.ts';
import { goTo, pushLocation } from './location-stack.ts';
import { passThru } from './path-parameters.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Push',
  noun: 'Location',
  synopsis: 'Puts the current location aside and goes to another.',
  aliases: ['pushd'],
  output: [],
  defaultSet: 'Path',
  parameters: {
    Path: text({ sets: { Path: { position: 0, fromPipeline: 'both' } }, wildcards: true, completes: 'path', help: 'Where to.' }),
    LiteralPath: text({
      sets: { LiteralPath: { fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Where to; no character has a meaning of its own.',
    }),
    PassThru: passThru,
    StackName: text({ fromPipeline: 'property', help: 'Name of the stack.' }),
  },
  examples: [{ says: 'Goes to a folder and comes back.', run: 'Push-Location ./data; Pop-Location' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      reported(context, () => {
        const path = given.LiteralPath ?? given.Path;
        pushLocation(given.StackName, table);
        try {
          if (path) goTo(path, given.LiteralPath !== undefined, table);
        } catch (thrown) {
          table.pop(given.StackName || table.defaultStack);
          throw thrown;
        }
        if (given.PassThru) context.write(currentLocation(table));
      });
    },
  }),
});
