import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { propertiesAt, propertyObject } from './item-properties.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'Clear',
  noun: 'ItemProperty',
  synopsis: 'Takes the value of a property away and leaves the property.',
  aliases: ['clp'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Name: text({ position: 1, mandatory: true, fromPipeline: 'property', help: 'Name of the property.' }),
    PassThru: passThru,
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Empties a value of a key.', run: 'Clear-ItemProperty HKCU:/Software/Demo -Name Level' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const { clear } = propertiesAt(place);
        if (!clear) return notSupported('property');
        const path = providerPath(place);
        if (!context.shouldProcess(`Item: ${path} Property: ${given.Name}`, 'Clear Property')) return;
        clear(path, given.Name);
        if (given.PassThru) context.write(propertyObject(place, [[given.Name, null]]));
      });
    },
  }),
});
