import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.SeedMode',
  table: {
    columns: [
      'Mode',
      { from: 'Recommended', kind: 'mark' },
      { from: 'Possible', kind: 'mark' },
      { from: 'DaysLeast', label: 'Days' },
      { from: 'DaysMost', label: 'To' },
      'Media',
      'Reason',
    ],
    wrap: true,
  },
});
