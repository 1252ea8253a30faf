import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { object } from '../../shell/command/parameter.ts';
import { fromPlace } from '../../shell/drives/item.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { toText } from '../../shell/objects/text.ts';
import { itemOrNew } from './item-or-new.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { notSupported, reported } from './places.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'Item',
  synopsis: 'Gives an item a value: a variable, a function, an alias.',
  aliases: ['si'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Value: object({ position: 1, fromPipeline: 'both', help: 'The value.' }),
    Force: force,
    PassThru: passThru,
    ...itemFilters,
  },
  examples: [{ says: 'Sets an environment variable.', run: "Set-Item env:STAGE 'test'; $env:STAGE", shows: 'test' }],
  stage: (given, context) => ({
    process() {
      for (const path of given.LiteralPath ?? given.Path ?? [])
        reported(context, () => {
          for (const place of itemOrNew(path, given, context)) {
            const { provider } = place;
            if (!provider.set) notSupported();
            const name = providerPath(place);
            if (!context.shouldProcess(`Item: ${name} Value: ${toText(given.Value ?? '')}`, 'Set Item')) continue;
            const made = provider.set(name, given.Value ?? null);
            if (given.PassThru && made !== undefined) context.write(fromPlace(made, place, false));
          }
        });
    },
  }),
});
