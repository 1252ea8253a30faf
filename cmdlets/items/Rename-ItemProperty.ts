import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { carryProperty } from './carried-property.ts';
import { propertyObject } from './item-properties.ts';
import { force, itemFilters, passThru } from './path-parameters.ts';
import { eachPlace } from './places.ts';

export default coreCmdlet({
  verb: 'Rename',
  noun: 'ItemProperty',
  synopsis: 'Gives a property of an item another name.',
  aliases: ['rnp'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    Path: text({ sets: { Path: { position: 0, mandatory: true, fromPipeline: 'both' } }, completes: 'path', help: 'The item.' }),
    LiteralPath: text({
      sets: { LiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The item; no character has a meaning of its own.',
    }),
    Name: text({ position: 1, mandatory: true, fromPipeline: 'property', aliases: ['PSProperty'], help: 'Name of the property.' }),
    NewName: text({ position: 2, mandatory: true, fromPipeline: 'property', help: 'Its new name.' }),
    PassThru: passThru,
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Renames a value of a key.', run: 'Rename-ItemProperty HKCU:/Software/Demo -Name Level -NewName Stage' }],
  stage: (given, context) => ({
    process() {
      const paths = {
        ...given,
        Path: given.Path === undefined ? undefined : [given.Path],
        LiteralPath: given.LiteralPath === undefined ? undefined : [given.LiteralPath],
      };
      eachPlace(paths, context, (place) => {
        const target = `Item: ${providerPath(place)} SourceProperty: ${given.Name} DestinationProperty: ${given.NewName}`;
        if (!context.shouldProcess(target, 'Rename Property')) return;
        const value = carryProperty(place, given.Name, place, given.NewName, true);
        if (given.PassThru) context.write(propertyObject(place, [[given.NewName, value]]));
      });
    },
  }),
});
