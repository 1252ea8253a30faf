import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.DriveManifest',
  list: {
    lines: [
      'DriveId',
      'ImportJobName',
      'SessionId',
      'Path',
      'ManifestFile',
      'ManifestHash',
      'Files',
      { from: 'Bytes', kind: 'bytes' },
      { from: 'CompletedAt', kind: 'date' },
    ],
  },
  table: {
    columns: [
      'DriveId',
      { from: 'ImportJobName', label: 'Import Job' },
      'Files',
      { from: 'Bytes', label: 'Size', kind: 'bytes' },
      'ManifestHash',
      'Path',
    ],
  },
  preferred: 'list',
});
