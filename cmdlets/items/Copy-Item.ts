import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { destinationOf } from './destination.ts';
import { madeItem } from './made-item.ts';
import { force, itemFilters, itemPaths, passThru } from './path-parameters.ts';
import { eachPlace, notSupported, workFor } from './places.ts';

export default coreCmdlet({
  verb: 'Copy',
  noun: 'Item',
  synopsis: 'Copies files and folders.',
  aliases: ['copy', 'cp', 'cpi'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Path',
  parameters: {
    ...itemPaths,
    Destination: text({ position: 1, fromPipeline: 'property', completes: 'path', help: 'Where to; into it when it is a folder.' }),
    Container: flag({ default: true, help: 'Keeps the folders; -Container:$false puts all files into one.' }),
    Force: force,
    ...itemFilters,
    Recurse: flag({ help: 'Copies what is in a folder too.' }),
    PassThru: passThru,
  },
  examples: [{ says: 'Copies a folder with all that is in it.', run: 'Copy-Item ./data ./copy -Recurse' }],
  stage: (given, context) => ({
    process() {
      eachPlace(given, context, (place) => {
        const { provider } = place;
        if (!provider.copy) notSupported();
        const to = destinationOf(given.Destination, place, context);
        const work = workFor(context, given, provider, (path) => given.PassThru && context.write(madeItem(path, to)));
        if (given.Container || !given.Recurse || !provider.isContainer(providerPath(place))) {
          provider.copy(providerPath(place), providerPath(to), work);
          return;
        }
        const flatten = (folder: string): void => {
          for (const { name, container } of provider.entries(folder)) {
            const inner = provider.join(folder, [name]);
            if (container) flatten(inner);
            else if (work.wants(name)) provider.copy?.(inner, providerPath(to), work);
          }
        };
        flatten(providerPath(place));
      });
    },
  }),
});
