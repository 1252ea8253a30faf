import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { object, text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { toText } from '../../shell/objects/text.ts';
import { propertiesAt, propertyObject } from './item-properties.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'ItemProperty',
  synopsis: 'Adds a property to an item: a value to a registry key.',
  output: ['System.Management.Automation.PSCustomObject'],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Name: text({ position: 1, mandatory: true, fromPipeline: 'property', aliases: ['PSProperty'], help: 'Name of the property.' }),
    PropertyType: text({ fromPipeline: 'property', aliases: ['Type'], help: 'Kind of the value: String, DWord …' }),
    Value: object({ fromPipeline: 'property', help: 'Its value.' }),
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Adds a value to a key.', run: 'New-ItemProperty HKCU:/Software/Demo -Name Level -Value 3 -PropertyType DWord' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const { create } = propertiesAt(place);
        if (!create) return notSupported('dynamicProperty');
        const path = providerPath(place);
        const target = `Item: ${path} Property: ${given.Name} Value: ${toText(given.Value ?? '')}`;
        if (!context.shouldProcess(target, 'New Property')) return;
        create(path, given.Name, given.PropertyType ?? '', given.Value ?? null);
        context.write(propertyObject(place, [[given.Name, given.Value ?? null]]));
      });
    },
  }),
});
