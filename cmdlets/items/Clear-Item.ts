import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'Clear',
  noun: 'Item',
  synopsis: 'Takes the value of an item away and leaves the item.',
  aliases: ['cli'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: { ...itemPaths, Force: force, ...itemFilters },
  examples: [{ says: 'Empties a variable.', run: '$kept = 1; Clear-Item variable:kept; $null -eq $kept', shows: 'True' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        if (!place.provider.clear) notSupported();
        const path = providerPath(place);
        if (context.shouldProcess(`Item: ${path}`, 'Clear Item')) place.provider.clear(path);
      });
    },
  }),
});
