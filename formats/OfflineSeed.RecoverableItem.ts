import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.RecoverableItem',
  table: {
    columns: [
      'Type',
      { from: 'ItemLastModifiedTime', label: 'LastModified', kind: 'date' },
      { from: 'ItemSize', label: 'Size', kind: 'bytes' },
      'Path',
    ],
  },
  list: {
    lines: [
      'Path',
      'Name',
      'Type',
      { from: 'ItemSize', kind: 'bytes' },
      { from: 'ItemLastModifiedTime', kind: 'date' },
      { from: 'PointInTime', kind: 'date' },
      'SnapshotId',
      'PolicyName',
      'From',
      'ServerName',
    ],
  },
});
