import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { carryProperty } from './carried-property.ts';
import { destinationOf } from './destination.ts';
import { propertyObject } from './item-properties.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { eachPlace } from './places.ts';

export default coreCmdlet({
  verb: 'Move',
  noun: 'ItemProperty',
  synopsis: 'Moves a property of an item to another item.',
  aliases: ['mp'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Name: text({ position: 2, mandatory: true, fromPipeline: 'property', aliases: ['PSProperty'], help: 'Name of the property.' }),
    Destination: text({ position: 1, mandatory: true, fromPipeline: 'property', completes: 'path', help: 'The item that gets it.' }),
    PassThru: passThru,
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Moves a value to another key.', run: 'Move-ItemProperty HKCU:/Software/Demo HKCU:/Software/Other -Name Level' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const to = destinationOf(given.Destination, place, context);
        const words = `SourceItem: ${providerPath(place)} SourceProperty: ${given.Name} DestinationItem: ${providerPath(to)} DestinationProperty: ${given.Name}`;
        if (!context.shouldProcess(words, 'Move Property')) return;
        const value = carryProperty(place, given.Name, to, given.Name, true);
        if (given.PassThru) context.write(propertyObject(to, [[given.Name, value]]));
      });
    },
  }),
});
