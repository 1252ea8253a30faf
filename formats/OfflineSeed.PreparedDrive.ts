import type { PreparedDrive } from '../providers/contracts/disks.ts';
import { view } from '../shell/formatting/view.ts';

export default view<PreparedDrive>({
  type: 'OfflineSeed.PreparedDrive',
  table: {
    columns: [
      'DriveId',
      { from: 'ImportJobName', label: 'Import Job' },
      'Files',
      { from: 'Bytes', label: 'Size', kind: 'bytes' },
      { from: 'ManifestHash', label: 'Manifest Hash' },
      { from: 'CompletedAt', label: 'Completed', kind: 'date' },
      'Path',
    ],
  },
  list: {
    lines: [
      'DriveId',
      'ImportJobName',
      'SessionId',
      'Path',
      'Files',
      { from: 'Bytes', kind: 'bytes' },
      'ManifestFile',
      'ManifestHash',
      { from: 'DriveHeaderHash', when: 'DriveHeaderHash' },
      'JournalPath',
      { from: 'CompletedAt', kind: 'date' },
    ],
  },
});
