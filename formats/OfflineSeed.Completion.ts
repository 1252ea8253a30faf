import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.Completion',
  table: {
    columns: [
      'Name',
      { from: 'ImportJobName', label: 'Import Job' },
      { from: 'State', kind: 'state', states: { good: ['Online'] } },
      { from: 'RecoveryPoints', label: 'Recovery Points' },
      'Proven',
      'Vault',
      { from: 'CompletedAt', label: 'Completed', kind: 'date' },
    ],
  },
});
