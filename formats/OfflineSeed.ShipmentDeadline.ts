import { view } from '../shell/formatting/view.ts';

interface Deadline {
  ImportJobName: string;
  What: string;
  State: string;
  Due: Date | null;
  DaysLeft: number | null;
  Consequence: string;
  Source: string;
}

const states = { good: ['Met'], waiting: ['Open'], bad: ['Late'], quiet: ['Expected'] } as const;

export default view<Deadline>({
  type: 'OfflineSeed.ShipmentDeadline',
  table: {
    columns: ['What', { from: 'State', kind: 'state', states }, { from: 'Due', label: 'Date', kind: 'date' }, 'DaysLeft'],
    groupBy: { from: 'ImportJobName', label: 'Import job' },
  },
  list: {
    lines: [
      'ImportJobName',
      'What',
      { from: 'State', kind: 'state', states },
      { from: 'Due', kind: 'date' },
      'DaysLeft',
      'Consequence',
      'Source',
    ],
  },
});
