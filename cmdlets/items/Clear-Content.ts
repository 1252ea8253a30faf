import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'Clear',
  noun: 'Content',
  synopsis: 'Empties files and leaves them.',
  aliases: ['clc'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: { ...itemPaths, ...itemFilters, Force: force },
  examples: [{ says: 'Empties a log.', run: 'Clear-Content ./run.log' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        if (!place.provider.clearContent) notSupported('content');
        const path = providerPath(place);
        if (context.shouldProcess(`Item: ${path}`, 'Clear Content')) place.provider.clearContent(path);
      });
    },
  }),
});
