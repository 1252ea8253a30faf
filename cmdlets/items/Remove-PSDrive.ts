import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { providerName } from '../../shell/drives/path.ts';
import { raise } from '../../shell/objects/error.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { force } from './path-parameters.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Remove',
  noun: 'PSDrive',
  synopsis: 'Takes drives away from the session; what is on them stays.',
  aliases: ['rdr'],
  output: [],
  impact: 'Medium',
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, mandatory: true, fromPipeline: 'property' } },
      allowNull: true,
      allowEmpty: true,
      wildcards: true,
      help: 'Names of drives, without the colon.',
    }),
    LiteralName: texts({
      sets: { LiteralName: { position: 0, mandatory: true, fromPipeline: 'property' } },
      help: 'Names of drives; no character has a meaning of its own.',
    }),
    PSProvider: texts({ fromPipeline: 'property', help: 'Only drives of these providers.' }),
    Scope: text({ fromPipeline: 'property', help: 'Only drives of this scope.' }),
    Force: force,
  },
  examples: [{ says: 'Removes a drive.', run: 'Remove-PSDrive Data' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      for (const name of given.LiteralName ?? given.Name ?? [])
        reported(context, () => {
          const many = !given.LiteralName && hasWildcard(name);
          const drives = many ? table.all().filter((drive) => wildcard(name).matches(drive.name)) : [table.get(name)];
          for (const drive of drives) {
            if (given.PSProvider && !given.PSProvider.some((one) => wildcard(one).matches(drive.provider.name))) continue;
            const target = `Name: ${drive.name} Provider: ${providerName(drive.provider)} Root: ${drive.root}`;
            if (!context.shouldProcess(target, 'Remove Drive')) continue;
            if (drive === table.current || drive === table.fileDrive)
              raise(
                'PSInvalidOperationException',
                'InvalidOperation',
                'InvalidOperation',
                `Cannot remove drive '${drive.name}' because it is in use.`,
                drive.name,
                'Go to another drive first.',
              );
            table.remove(drive.name);
          }
        });
    },
  }),
});
