import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { credential, flag, text } from '../../shell/command/parameter.ts';
import { drivesOf } from '../../shell/drives/drives-of.ts';
import { literalPlace, providerName, providerPath } from '../../shell/drives/path.ts';
import { Drive } from '../../shell/drives/table.ts';
import { raise } from '../../shell/objects/error.ts';
import { reported } from './places.ts';

export default coreCmdlet({
  verb: 'New',
  noun: 'PSDrive',
  synopsis: 'Gives a folder, or a place of another provider, a name as a drive.',
  aliases: ['ndr', 'mount'],
  output: ['System.Management.Automation.PSDriveInfo'],
  impact: 'Medium',
  parameters: {
    Name: text({ position: 0, mandatory: true, fromPipeline: 'property', help: 'Name of the drive, without the colon.' }),
    PSProvider: text({ position: 1, mandatory: true, fromPipeline: 'property', help: 'The provider: FileSystem.' }),
    Root: text({
      position: 2,
      mandatory: true,
      fromPipeline: 'property',
      allowEmpty: true,
      completes: 'path',
      help: 'Where the drive begins.',
    }),
    Description: text({ fromPipeline: 'property', help: 'What the drive is for.' }),
    Scope: text({ fromPipeline: 'property', help: 'The scope that the drive belongs to.' }),
    Persist: flag({ help: 'Makes a mapped network drive of Windows.' }),
    Credential: credential({ fromPipeline: 'property', help: 'Who may open it.' }),
  },
  examples: [{ says: 'Names a folder.', run: 'New-PSDrive -Name Data -PSProvider FileSystem -Root ./data' }],
  stage: (given, context) => ({
    process() {
      reported(context, () => {
        const table = drivesOf(context.session);
        const provider = table.provider(given.PSProvider);
        if (/[:\\/~.*?[\]]/.test(given.Name) || given.Name === '')
          raise(
            'PSArgumentException',
            'Argument',
            'InvalidArgument',
            `Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :`,
            given.Name,
          );
        const target = `Name: ${given.Name} Provider: ${providerName(provider)} Root: ${given.Root}`;
        if (!context.shouldProcess(target, 'New drive')) return;
        if (table.find(given.Name))
          raise(
            'SessionStateException',
            'DriveAlreadyExists',
            'ResourceExists',
            `A drive with the name '${given.Name}' already exists.`,
            given.Name,
          );
        const named = provider.flat ? given.Root : rootPath();
        const root = provider.checkRoot?.(named) ?? named;
        const drive = new Drive(given.Name, { provider, root, description: given.Description ?? '' });
        drive.credential = given.Credential ?? null;
        table.add(drive);
        context.write(drive);

        function rootPath(): string {
          try {
            const place = literalPlace(given.Root, table);
            return place.provider === provider ? providerPath(place) : given.Root;
          } catch {
            return given.Root;
          }
        }
      });
    },
  }),
});
