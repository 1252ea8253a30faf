import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, object, text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { fromPlace } from '../../shell/drives/item.ts';
import { isContainerAt, literalPlace, providerPath } from '../../shell/drives/path.ts';
import { joinPath } from './joined-path.ts';
import { notSupported, reported } from './places.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'Item',
  synopsis: 'Makes a file, a folder, a link, or an item of another drive.',
  aliases: ['ni'],
  output: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  impact: 'Medium',
  defaultSet: 'pathSet',
  parameters: {
    Path: texts({
      sets: { pathSet: { position: 0, mandatory: true, fromPipeline: 'property' }, nameSet: { position: 0, fromPipeline: 'property' } },
      completes: 'path',
      help: 'Where it is made.',
    }),
    Name: text({
      sets: { nameSet: { mandatory: true, fromPipeline: 'property' } },
      allowNull: true,
      allowEmpty: true,
      help: 'Its name, below -Path.',
    }),
    ItemType: text({ fromPipeline: 'property', aliases: ['Type'], help: 'File (default), Directory, SymbolicLink, Junction or HardLink.' }),
    Value: object({ fromPipeline: 'both', aliases: ['Target'], help: 'Content of a file, target of a link, value of a variable.' }),
    Force: flag({ help: 'Writes over a file that is there and makes folders that are missing.' }),
  },
  examples: [
    { says: 'Makes a folder with all that lead to it.', run: 'New-Item -ItemType Directory ./staging/2026/01' },
    { says: 'Makes a file.', run: "New-Item notes.txt -Value 'shipped'" },
  ],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      for (const path of given.Path ?? ['.'])
        reported(context, () => {
          const place = literalPlace(given.Name ? joinPath(path, given.Name) : path, table);
          const { provider } = place;
          if (!provider.create) notSupported();
          const made = provider.create(providerPath(place), {
            type: given.ItemType ?? '',
            value: context.isBound('Value') || given.Value !== undefined ? given.Value : undefined,
            force: given.Force,
            may: (target, action) => context.shouldProcess(target, action),
          });
          if (made !== undefined) context.write(fromPlace(made, place, isContainerAt(place)));
        });
    },
  }),
});
