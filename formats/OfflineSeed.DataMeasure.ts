import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.DataMeasure',
  list: {
    lines: [
      'Path',
      'Files',
      'Directories',
      { from: 'Bytes', kind: 'bytes' },
      { from: 'LargestFile', kind: 'bytes' },
      'Unreadable',
      { from: 'StagingNeeded', kind: 'bytes' },
      { from: 'DriveSize', kind: 'bytes' },
      'Drives',
    ],
  },
});
