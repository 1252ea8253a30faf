import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.ClearedResource',
  table: {
    columns: [
      'Kind',
      'Name',
      { from: 'State', kind: 'state', states: { good: ['Removed'], waiting: ['Kept'], quiet: ['Absent'] } },
      'Files',
      { from: 'Bytes', label: 'Size', kind: 'bytes' },
    ],
  },
});
