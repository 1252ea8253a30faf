import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { size, text, texts } from '../../shell/command/parameter.ts';
import { drivesNeeded } from '../rules/seed-mode.ts';

export default cmdlet({
  verb: 'Measure',
  noun: 'OfflineSeedData',
  synopsis: 'Counts what a first backup will have to carry, and how many drives that takes.',
  description:
    'The staging location must have room for all of it, although compression usually saves ten to twenty percent. Links are not followed; what cannot be read is counted.',
  output: ['OfflineSeed.DataMeasure'],
  parameters: {
    Path: texts({ position: 0, default: [], fromPipeline: 'property', completes: 'path', help: 'Folders and files.' }),
    PolicyName: text({ aliases: ['Policy'], completes: 'policy', help: 'The policy whose sources are measured.' }),
    DriveSize: size({ default: 4e12, range: [1, Number.MAX_SAFE_INTEGER], help: 'Size of a drive in bytes; 4 TB by default.' }),
  },
  examples: [
    {
      says: 'Measures a file.',
      run: '$null = New-Item staging/first.txt -Value seed -Force; Measure-OfflineSeedData -Path staging | Select-Object -ExpandProperty Bytes',
      shows: '4',
    },
  ],
  links: [{ title: 'Offline seeding for MARS', address: 'https://learn.microsoft.com/azure/backup/backup-azure-backup-import-export' }],
  async process({ Path, PolicyName, DriveSize }, { world, signal, resolve }: HostContext<World>) {
    const policy = PolicyName === undefined ? undefined : await world.state.policies.get(PolicyName);
    if (PolicyName !== undefined && !policy)
      throw new Failure('PolicyNotFound', 'ObjectNotFound', `There is no policy ${PolicyName}.`, {
        target: PolicyName,
        advice: 'Get-OfflineSeedPolicy shows those that are there.',
      });
    const folders = [...Path.map((path) => resolve(path)), ...(policy?.Source ?? [])];
    if (folders.length === 0)
      throw new Failure('NothingToMeasure', 'InvalidArgument', 'Nothing was named.', {
        advice: 'Name folders with -Path or a policy with -PolicyName.',
      });
    const measured = await world.preparation.measure(folders, signal);
    return { Path: folders, ...measured, StagingNeeded: measured.Bytes, DriveSize, Drives: drivesNeeded(measured.Bytes, DriveSize) };
  },
});
