import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.RecoveryPoint',
  table: {
    columns: [
      { from: 'FriendlyName', label: 'Id' },
      { from: 'Time', kind: 'date' },
      'ServerName',
      { from: 'Files', align: 'right' },
      { from: 'Bytes', kind: 'bytes' },
      { from: 'RecoverySourceName', label: 'Source' },
    ],
    groupBy: { from: 'From', label: 'In' },
  },
  list: {
    lines: [
      'SnapshotId',
      { from: 'ParentId', when: 'ParentId' },
      { from: 'Time', kind: 'date' },
      'PolicyName',
      'From',
      'ServerName',
      { from: 'Paths', kind: 'lines' },
      { from: 'Tags', when: 'Tags' },
      { from: 'Files', when: 'Files' },
      { from: 'Bytes', kind: 'bytes', when: 'Bytes' },
    ],
  },
});
