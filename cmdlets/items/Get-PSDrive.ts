import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { text, texts } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'PSDrive',
  synopsis: 'Lists the drives of the session.',
  aliases: ['gdr'],
  output: ['System.Management.Automation.PSDriveInfo'],
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, fromPipeline: 'property' } },
      wildcards: true,
      help: 'Names of drives, without the colon.',
    }),
    LiteralName: texts({
      sets: { LiteralName: { position: 0, mandatory: true, fromPipeline: 'property' } },
      help: 'Names of drives; no character has a meaning of its own.',
    }),
    Scope: text({ fromPipeline: 'property', help: 'Only drives of this scope.' }),
    PSProvider: texts({ fromPipeline: 'property', help: 'Only drives of these providers.' }),
  },
  examples: [{ says: 'Lists drives of files.', run: 'Get-PSDrive -PSProvider FileSystem' }],
  stage: (given, context) => ({
    process() {
      const table = drivesOf(context.session);
      const providers = given.PSProvider?.flatMap((name) => {
        let found = [name.toLowerCase()];
        reported(context, () => {
          if (!hasWildcard(name)) found = [table.provider(name).name.toLowerCase()];
        });
        return found;
      });
      const fits = (provider: string): boolean => !providers || providers.some((name) => wildcard(name).matches(provider));
      for (const name of given.LiteralName ?? given.Name ?? ['*']) {
        const matches = given.LiteralName ? (each: string) => each.toLowerCase() === name.toLowerCase() : wildcard(name).matches;
        const found = table.all().filter((drive) => matches(drive.name) && fits(drive.provider.name));
        for (const drive of found) context.write(drive);
        if (found.length === 0 && (given.LiteralName || !hasWildcard(name)))
          context.error(
            new ErrorRecord(
              new NetException(
                'System.Management.Automation.DriveNotFoundException',
                `Cannot find drive. A drive with the name '${name}' does not exist.`,
              ),
              'GetLocationNoMatchingDrive',
              'ObjectNotFound',
              name,
            ),
          );
      }
    },
  }),
});
