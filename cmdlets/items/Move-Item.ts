import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { destinationOf } from './destination.ts';
import { madeItem } from './made-item.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { eachPlace, notSupported, workFor } from './places.ts';

export default coreCmdlet({
  verb: 'Move',
  noun: 'Item',
  synopsis: 'Moves files and folders.',
  aliases: ['move', 'mv', 'mi'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Destination: text({ position: 1, fromPipeline: 'property', completes: 'path', help: 'Where to; into it when it is a folder.' }),
    Force: force,
    ...itemFilters,
    PassThru: passThru,
  },
  examples: [{ says: 'Puts logs into a folder.', run: 'Move-Item ./*.log ./logs' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const { provider } = place;
        if (!provider.move) notSupported();
        const to = destinationOf(given.Destination, place, context);
        const work = workFor(context, { Force: given.Force }, provider, (path) => given.PassThru && context.write(madeItem(path, to)));
        provider.move(providerPath(place), providerPath(to), work);
      });
    },
  }),
});
