import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.Verification',
  table: {
    columns: [
      { from: 'Passed', kind: 'mark' },
      'PolicyName',
      'From',
      { from: 'Packs', align: 'right' },
      { from: 'Blobs', align: 'right' },
      { from: 'Bytes', kind: 'bytes' },
      { from: 'Trees', align: 'right' },
    ],
  },
  list: {
    lines: [
      { from: 'Passed', kind: 'mark' },
      'PolicyName',
      'From',
      'Location',
      'Packs',
      'Blobs',
      { from: 'Bytes', kind: 'bytes' },
      'Trees',
      { from: 'Restorable', kind: 'lines' },
      { from: 'Damaged', kind: 'lines', when: 'Damaged' },
      { from: 'Problems.File', label: 'Damaged files', kind: 'lines', when: 'Problems' },
      { from: 'StartTime', kind: 'date' },
      { from: 'EndTime', kind: 'date' },
    ],
  },
});
