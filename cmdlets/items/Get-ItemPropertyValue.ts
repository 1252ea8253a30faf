import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { texts } from '../../shell/command/parameter.ts';
import { chosenProperties } from './item-properties.ts';
import { itemFilters, itemPaths } from './path-parameters.ts';
import { placesOf } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'ItemPropertyValue',
  synopsis: 'Gets the values of properties of items.',
  aliases: ['gpv'],
  output: ['System.Object'],
  defaultSet: 'Path',
  parameters: {
    Path: texts({
      sets: { Path: { position: 0, fromPipeline: 'both' } },
      wildcards: true,
      completes: 'path',
      help: 'Paths; wildcards are allowed. The current place when left out.',
    }),
    LiteralPath: itemPaths.LiteralPath,
    Name: texts({ position: 1, mandatory: true, aliases: ['PSProperty'], help: 'Names of properties.' }),
    ...itemFilters,
  },
  examples: [{ says: 'Shows when a file was last written.', run: 'Get-ItemPropertyValue ./plan.txt -Name LastWriteTime' }],
  stage: (given, context) => ({
    process() {
      const literal = given.LiteralPath !== undefined;
      for (const path of given.LiteralPath ?? given.Path ?? ['.'])
        for (const place of placesOf(path, literal, given, context))
          for (const [, value] of chosenProperties(place, given.Name)) context.write(value);
    },
  }),
});
