import type { BackupPolicy } from '../../providers/contracts/agents.ts';

/** Fixed from the first staged byte on: these names are written on the staging folder, the drives, the job and the parcel. */
const fixed = [
  'StagingLocation',
  'SubscriptionId',
  'ResourceGroup',
  'StorageAccount',
  'Container',
  'ImportJobName',
  'Vault',
  'VaultContainer',
] as const;

/** What of a change is not possible any more. */
export function fixedChanges(before: BackupPolicy, after: BackupPolicy): string[] {
  return before.State === 'Staging' ? [] : fixed.filter((name) => before[name] !== after[name]);
}

/** States in which the seed is on its way: removing the policy then loses the names by which it is found again. */
export const isUnderWay = ({ State }: Pick<BackupPolicy, 'State'>): boolean => State !== 'Staging' && State !== 'Online';
