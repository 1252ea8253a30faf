import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import { isPattern } from '../../shell/drives/glob.ts';
import { providerPath } from '../../shell/drives/path.ts';
import { raise } from '../../shell/objects/error.ts';
import { madeItem } from './made-item.ts';
import { force, passThru } from './path-parameters.ts';
import { notSupported, placesOf, reported, workFor } from './places.ts';

export default coreCmdlet({
  verb: 'Rename',
  noun: 'Item',
  synopsis: 'Gives an item another name.',
  aliases: ['ren', 'rni'],
  output: [],
  impact: 'Medium',
  defaultSet: 'ByPath',
  parameters: {
    Path: text({ sets: { ByPath: { position: 0, mandatory: true, fromPipeline: 'both' } }, completes: 'path', help: 'The item.' }),
    LiteralPath: text({
      sets: { ByLiteralPath: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'The item; no character has a meaning of its own.',
    }),
    NewName: text({ position: 1, mandatory: true, fromPipeline: 'property', help: 'Its new name, without a folder.' }),
    Force: force,
    PassThru: passThru,
  },
  examples: [
    { says: 'Renames a file.', run: 'Rename-Item old.txt new.txt' },
    { says: 'Gives many files another ending.', run: "Get-ChildItem *.log | Rename-Item -NewName { $_.Name -replace '\\.log$', '.old' }" },
  ],
  stage: (given, context) => ({
    process() {
      reported(context, () => {
        const path = given.LiteralPath ?? given.Path ?? '';
        const literal = given.LiteralPath !== undefined;
        const places = placesOf(path, literal, { Force: given.Force }, context);
        const [place] = places;
        if (!place || places.length > 1) {
          const message =
            places.length > 1
              ? `Cannot rename because the path '${path}' means more than one item.`
              : `Cannot rename because item at '${path}' does not exist.`;
          raise('PSInvalidOperationException', 'InvalidOperation', 'InvalidOperation', message, isPattern(path) ? path : null);
        }
        const { provider } = place;
        if (!provider.rename) notSupported();
        provider.rename(
          providerPath(place),
          given.NewName.replace(/^\.[\\/]/, ''),
          workFor(context, { Force: given.Force }, provider, (made) => given.PassThru && context.write(madeItem(made, place))),
        );
      });
    },
  }),
});
