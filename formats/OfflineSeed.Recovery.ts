import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.Recovery',
  table: {
    columns: [
      { from: 'JobState', kind: 'state' },
      'PolicyName',
      'From',
      { from: 'Files', align: 'right' },
      { from: 'Bytes', kind: 'bytes' },
      { from: 'SkippedCount', label: 'Skipped', align: 'right' },
      'DestinationPath',
    ],
  },
  list: {
    lines: [
      'PolicyName',
      { from: 'JobState', kind: 'state' },
      'From',
      'SnapshotId',
      'DestinationPath',
      'Files',
      'Directories',
      { from: 'Bytes', kind: 'bytes' },
      { from: 'FilesKept', when: 'FilesKept' },
      { from: 'SkippedCount', when: 'SkippedCount' },
      { from: 'Notes', kind: 'lines', when: 'Notes' },
      { from: 'StartTime', kind: 'date' },
      { from: 'EndTime', kind: 'date' },
      'JobId',
    ],
  },
});
