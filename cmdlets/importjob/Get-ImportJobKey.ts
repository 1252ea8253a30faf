import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag, Secret } from '../../shell/command/parameter.ts';
import { maskedKey } from '../rules/recovery-key.ts';
import { findJob, whichJob } from './which-job.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ImportJobKey',
  synopsis: 'Shows the BitLocker recovery passwords that a job holds, masked.',
  aliases: ['Get-AzImportExportBitLockerKey'],
  output: ['OfflineSeed.DriveKey'],
  defaultSet: 'ByName',
  parameters: {
    ...whichJob,
    AsPlainText: flag({ help: 'Shows the passwords in full.' }),
    AsSecureString: flag({ help: 'Gives the passwords as SecureString.' }),
  },
  examples: [{ says: 'Shows the keys of every job, masked; here there is none.', run: 'Get-ImportJob | Get-ImportJobKey' }],
  async *process(given, { world, signal, warn }: HostContext<World>) {
    const job = await findJob(given, world, signal);
    if (given.AsPlainText) warn('The recovery passwords are shown in full; whoever has one can read the drive.');
    for (const { DriveId, BitLockerKey } of await world.cloud.importJobs.keys(job.ResourceGroup, job.Name, signal)) {
      const shown = given.AsSecureString
        ? new Secret(BitLockerKey)
        : given.AsPlainText
          ? BitLockerKey
          : BitLockerKey === ''
            ? ''
            : maskedKey(BitLockerKey);
      yield { DriveId, BitLockerKey: shown, ImportJobName: job.Name };
    }
  },
});
