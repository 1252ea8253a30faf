import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, oneOf, texts } from '../../shell/command/parameter.ts';
import { diskPrepArguments } from '../rules/disk-prep-arguments.ts';
import { namedDrives, whichDrives } from './named-drives.ts';
import { prepareDrives } from './prepare-drives.ts';
import { findSeed, whichSeed } from './which-seed.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'OfflineBackupDiskPrep',
  synopsis: 'Puts a first backup on drives: copies, hashes, reads back, writes manifest and journal.',
  description:
    'Packs the files of the staging location over as many of the named drives as are needed and asks for each. Only drives that were named and confirmed are written to, and other files on them stay. ' +
    'A run that was interrupted goes on where it was; a drive that is full takes what fits and the next one the rest. A file that fits on no drive is refused before anything is copied. ' +
    'A repository of the built-in agent becomes block blobs, the files of a Microsoft agent page blobs.',
  aliases: ['AzureOfflineBackupDiskPrep'],
  output: ['OfflineSeed.PreparedDrive'],
  impact: 'High',
  gathers: 'Disk',
  parameters: {
    ...whichSeed,
    ...whichDrives,
    BlobType: oneOf(['BlockBlob', 'PageBlob'], { help: 'The kind of blobs; by default what the staging location asks for.' }),
    Force: flag({
      help: 'Uses drives that hold other files, takes off the seed of another import job, and prepares again although the job was made.',
    }),
    Argument: texts({
      fromRemaining: true,
      default: [],
      hidden: true,
      help: 'The original’s own spelling: s:<staging location> p:<publish settings>.',
    }),
  },
  examples: [
    {
      says: 'Prepares two drives for the first backup of a policy.',
      run: 'Start-OfflineBackupDiskPrep -PolicyName files -DriveId 9WM35C2V, 9WM35C3X',
    },
    {
      says: 'Shows what would go where, and copies nothing.',
      run: 'Get-SeedDisk -Available | Start-OfflineBackupDiskPrep -PolicyName files -WhatIf',
    },
    { says: 'As the original is called.', run: 'AzureOfflineBackupDiskPrep s:/staging -DriveId 9WM35C2V' },
    {
      says: 'Practises with a file of its own and a practice disk.',
      run: '$null = New-Item staging/first.txt -Value seed -Force; New-SandboxDisk -Size 64MB | Start-OfflineBackupDiskPrep -StagingLocation staging -ImportJobName first-seed -ContainerName landing -Confirm:$false | Select-Object -ExpandProperty Files',
      shows: '1',
    },
  ],
  links: [
    {
      title: 'Offline backup with Azure Import/Export',
      address: 'https://learn.microsoft.com/azure/backup/backup-azure-backup-import-export',
    },
  ],
  async *process(given, context: HostContext<World>) {
    const { world, signal, resolve, warn } = context;
    const original = diskPrepArguments(given.Argument);
    const [unknown] = original.Unknown;
    if (unknown !== undefined)
      throw new Failure('UnknownArgument', 'InvalidArgument', `"${unknown}" is not understood.`, {
        target: unknown,
        advice: 'Write s:<staging location>, or use -StagingLocation.',
      });
    if (original.PublishSettings !== undefined) warn('A publish settings file is no longer needed: Connect-OfflineSeedAccount signs in.');
    const seed = await findSeed({ ...given, StagingLocation: given.StagingLocation ?? original.StagingLocation }, world, resolve);
    const drives = await namedDrives(given, world, resolve, signal);
    yield* await prepareDrives({ seed, drives, blobType: given.BlobType, force: given.Force }, context);
  },
});
