import { view } from '../shell/formatting/view.ts';

interface Entry {
  ImportJobName: string;
  LogLevel: string;
  DriveId: string;
  BlobPath: string;
  FilePath: string;
  Length: number;
  Status: string;
  Disposition: string | null;
  Parts: number;
  PartsFailed: number;
  Meaning: string;
  Advice: string | null;
}

const good = { good: ['Completed'] } as const;

export default view<Entry>({
  type: 'OfflineSeed.ImportLogEntry',
  table: {
    columns: [
      'BlobPath',
      { from: 'Length', label: 'Size', kind: 'bytes' },
      { from: 'Status', kind: 'state', states: good },
      'PartsFailed',
      'Meaning',
    ],
    groupBy: { from: 'DriveId', label: 'Drive' },
  },
  list: {
    lines: [
      'ImportJobName',
      'LogLevel',
      'DriveId',
      'BlobPath',
      'FilePath',
      { from: 'Length', kind: 'bytes' },
      { from: 'Status', kind: 'state', states: good },
      'Disposition',
      'Parts',
      'PartsFailed',
      'Meaning',
      { from: 'Advice', when: 'Advice' },
    ],
  },
});
