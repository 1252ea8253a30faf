import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { resolvePath } from '../../shell/drives/glob.ts';
import { driveNameOf, shownPath } from '../../shell/drives/path.ts';
import { joinPath } from './joined-path.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Join',
  noun: 'Path',
  synopsis: 'Puts parts together to a path.',
  output: ['System.String'],
  parameters: {
    Path: texts({ position: 0, mandatory: true, fromPipeline: 'both', aliases: ['PSPath'], completes: 'path', help: 'The beginning.' }),
    ChildPath: texts({ position: 1, mandatory: true, fromPipeline: 'property', allowNull: true, allowEmpty: true, help: 'What follows.' }),
    AdditionalChildPath: texts({
      position: 2,
      fromRemaining: true,
      fromPipeline: 'property',
      allowNull: true,
      allowEmpty: true,
      help: 'What follows after that.',
    }),
    Resolve: flag({ help: 'Gives the items that the path, which may hold wildcards, means.' }),
    Extension: text({ help: 'An ending that the path gets in place of its own.' }),
  },
  examples: [{ says: 'Joins three parts.', run: 'Join-Path data 2026 plan.txt', shows: 'data/2026/plan.txt' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      for (const path of given.Path)
        reported(context, () => {
          const drive = driveNameOf(path);
          if (drive !== undefined) table.get(drive);
          let joined = path;
          for (const child of [...(given.ChildPath ?? ['']), ...(given.AdditionalChildPath ?? [])]) joined = joinPath(joined, child ?? '');
          if (given.Extension !== undefined) joined = joined.replace(/(?<=[^\\/])\.[^.\\/]*$/, '') + dotted(given.Extension);
          if (!given.Resolve) context.write(joined);
          else for (const place of resolvePath(joined, table)) context.write(shownPath(place));
        });
    },
  }),
});

const dotted = (extension: string): string => (extension === '' || extension.startsWith('.') ? extension : `.${extension}`);
