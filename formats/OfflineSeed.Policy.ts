import type { BackupPolicy } from '../providers/contracts/agents.ts';
import { view } from '../shell/formatting/view.ts';

const states = {
  good: ['Online'],
  busy: ['Staged', 'Prepared', 'Imported'],
  waiting: ['AwaitingShipment', 'Importing'],
  quiet: ['Staging'],
} as const;

export default view<BackupPolicy>({
  type: 'OfflineSeed.Policy',
  table: {
    columns: ['Name', { from: 'State', kind: 'state', states }, 'Source', 'StagingLocation', 'ImportJobName', 'Vault'],
  },
  list: {
    lines: [
      'Name',
      { from: 'State', kind: 'state', states },
      { from: 'Source', kind: 'lines' },
      { from: 'Exclude', kind: 'lines', when: 'Exclude' },
      { from: 'Schedule.DaysOfWeek', label: 'Days' },
      { from: 'Schedule.TimesOfDay', label: 'Times' },
      { from: 'Retention.Days', label: 'Kept for days' },
      { from: 'Retention.Weeks', label: 'Kept for weeks', when: 'Retention.Weeks' },
      { from: 'Retention.Months', label: 'Kept for months', when: 'Retention.Months' },
      { from: 'Retention.Years', label: 'Kept for years', when: 'Retention.Years' },
      'StagingLocation',
      'ImportJobName',
      'SubscriptionId',
      'ResourceGroup',
      'StorageAccount',
      'Container',
      'Vault',
      'VaultContainer',
      'Location',
      { from: 'CreatedAt', kind: 'date' },
    ],
  },
});
