import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { fromPlace } from '../../shell/drives/item.ts';
import { isContainerAt, providerPath } from '../../shell/drives/path.ts';
import { chosenProperties, propertiesAt, propertyObject } from './item-properties.ts';
import { itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'ItemProperty',
  synopsis: 'Gets properties of items: values of a registry key, facts of a file.',
  aliases: ['gp'],
  output: ['System.Management.Automation.PSCustomObject'],
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Name: texts({ position: 1, aliases: ['PSProperty'], wildcards: true, help: 'Names of properties; all of them when left out.' }),
    ...itemFilters,
  },
  examples: [{ says: 'Shows the size of a file.', run: '(Get-ItemProperty ./plan.txt -Name Length).Length' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const properties = propertiesAt(place);
        const path = providerPath(place);
        if (given.Name?.length) context.write(propertyObject(place, chosenProperties(place, given.Name)));
        else if (properties.item) context.write(fromPlace(properties.item(path), place, isContainerAt(place)));
        else context.write(propertyObject(place, [...properties.get(path)]));
      });
    },
  }),
});
