import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.TimeSpan',
  preferred: 'list',
  list: {
    lines: [
      'Days',
      'Hours',
      'Minutes',
      'Seconds',
      'Milliseconds',
      'Ticks',
      'TotalDays',
      'TotalHours',
      'TotalMinutes',
      'TotalSeconds',
      'TotalMilliseconds',
    ],
  },
  table: { columns: ['Days', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] },
  wide: { cell: 'TotalMilliseconds' },
});
