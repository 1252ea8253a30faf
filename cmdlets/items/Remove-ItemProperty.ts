import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { hasWildcard } from '../../shell/objects/wildcard.ts';
import { chosenProperties, propertiesAt } from './item-properties.ts';
import { force, itemFilters, itemPaths } from './path-parameters.ts';
import { eachPlace, notSupported } from './places.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'ItemProperty',
  synopsis: 'Removes properties of items: values of a registry key.',
  aliases: ['rp'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Name: texts({
      position: 1,
      mandatory: true,
      fromPipeline: 'property',
      aliases: ['PSProperty'],
      wildcards: true,
      help: 'Names of properties.',
    }),
    Force: force,
    ...itemFilters,
  },
  examples: [{ says: 'Removes a value of a key.', run: 'Remove-ItemProperty HKCU:/Software/Demo -Name Level' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const { remove } = propertiesAt(place);
        if (!remove) return notSupported('dynamicProperty');
        const path = providerPath(place);
        const names = given.Name.flatMap((name) => (hasWildcard(name) ? chosenProperties(place, [name]).map(([each]) => each) : [name]));
        for (const name of names) if (context.shouldProcess(`Item: ${path} Property: ${name}`, 'Remove Property')) remove(path, name);
      });
    },
  }),
});
