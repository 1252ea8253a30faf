import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, text, texts } from '../../shell/command/parameter.ts';
import { ChildWalk } from './child-walk.ts';
import { force, itemFilters } from './path-parameters.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'ChildItem',
  synopsis: 'Lists what is in a folder or on another drive.',
  aliases: ['gci', 'dir', 'ls'],
  output: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  defaultSet: 'Items',
  parameters: {
    Path: texts({
      sets: { Items: { position: 0, fromPipeline: 'both' } },
      wildcards: true,
      completes: 'path',
      help: 'Folders or items; wildcards are allowed. The current folder when left out.',
    }),
    LiteralPath: texts({
      sets: { LiteralItems: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PSPath', 'LP'],
      completes: 'path',
      help: 'Folders or items; no character has a meaning of its own.',
    }),
    ...itemFilters,
    Filter: text({ position: 1, help: 'A name with * and ?.' }),
    Recurse: flag({ aliases: ['s', 'r'], help: 'Looks into folders below too.' }),
    Depth: integer({ range: [0, 2147483647], help: 'How many levels below are looked into.' }),
    Force: force,
    Name: flag({ help: 'Gives only the names, below the path.' }),
    Attributes: texts({ help: 'Only items with these attributes: Directory+Hidden,!ReadOnly.' }),
    FollowSymlink: flag({ help: 'Looks into folders behind links too.' }),
    Directory: flag({ aliases: ['ad', 'd'], help: 'Only folders.' }),
    File: flag({ aliases: ['af'], help: 'No folders.' }),
    Hidden: flag({ aliases: ['ah', 'h'], help: 'Only hidden items.' }),
    ReadOnly: flag({ aliases: ['ar'], help: 'Only read-only items.' }),
    System: flag({ aliases: ['as'], help: 'Only items of the system.' }),
  },
  examples: [
    { says: 'Lists all logs below a folder.', run: 'Get-ChildItem ./logs -Recurse -Filter *.log' },
    { says: 'Names only, hidden ones too.', run: 'Get-ChildItem -Name -Force' },
  ],
  stage(given, context) {
    return {
      process() {
        const walk = new ChildWalk({ ...given, Recurse: given.Recurse || given.Depth !== undefined }, context);
        const literal = given.LiteralPath !== undefined;
        for (const path of given.LiteralPath ?? given.Path ?? ['.']) reported(context, () => walk.list(path, literal));
      },
    };
  },
});
