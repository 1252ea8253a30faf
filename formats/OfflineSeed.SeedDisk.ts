import type { SeedDisk } from '../providers/contracts/disks.ts';
import { view } from '../shell/formatting/view.ts';

export default view<SeedDisk>({
  type: 'OfflineSeed.SeedDisk',
  table: {
    columns: [
      'DriveId',
      'Kind',
      {
        from: 'State',
        kind: 'state',
        states: { good: ['Prepared'], busy: ['Preparing'], waiting: ['Foreign'], quiet: ['Empty', 'Shipped'] },
      },
      { from: 'ImportJobName', label: 'Import Job' },
      { from: 'Size', kind: 'bytes' },
      { from: 'Free', kind: 'bytes' },
      { from: 'FileSystem', label: 'File System' },
      { from: 'System', kind: 'mark' },
      { from: ['Path', 'Device'], label: 'Path' },
    ],
  },
  list: {
    lines: [
      'DriveId',
      'Kind',
      'State',
      { from: 'ImportJobName', when: 'ImportJobName' },
      'Path',
      'Device',
      'Model',
      'Bus',
      { from: 'LogicalSectorSize', format: '{0} bytes' },
      { from: 'Size', kind: 'bytes' },
      { from: 'Free', kind: 'bytes' },
      'FileSystem',
      'Removable',
      'System',
    ],
  },
});
