import { view } from '../shell/formatting/view.ts';

interface Summary {
  ImportJobName: string;
  LogLevel: string;
  DriveId: string;
  Version: string;
  Status: string;
  Blobs: number;
  BlobsFailed: number;
  Bytes: number;
  Meaning: string;
  Advice: string | null;
}

export default view<Summary>({
  type: 'OfflineSeed.ImportLogSummary',
  table: {
    columns: [
      'DriveId',
      'LogLevel',
      { from: 'Status', kind: 'state', states: { good: ['Completed'], bad: ['CompletedWithErrors'] } },
      'Blobs',
      'BlobsFailed',
      { from: 'Bytes', label: 'Size', kind: 'bytes' },
      'Meaning',
    ],
  },
});
