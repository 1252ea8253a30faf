import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'Invoke',
  noun: 'Item',
  synopsis: 'Opens a file with the program that the system has for it.',
  aliases: ['ii'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: { ...itemPaths, ...itemFilters },
  examples: [{ says: 'Opens a report.', run: 'Invoke-Item ./report.html' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        if (!place.provider.open) notSupported();
        const path = providerPath(place);
        if (context.shouldProcess(`Item: ${path}`, 'Invoke Item')) place.provider.open(path);
      });
    },
  }),
});
