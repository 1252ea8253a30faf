import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'OfflineSeed.SeedStatus',
  table: {
    columns: [
      'Step',
      {
        from: 'State',
        kind: 'state',
        states: {
          good: ['Done', 'Protected'],
          busy: ['Now'],
          waiting: ['Waiting', 'Restorable'],
          bad: ['Late', 'Lost'],
          quiet: ['Pending'],
        },
      },
      { from: 'When', format: 'yyyy-MM-dd' },
      { from: 'Due', kind: 'due' },
      { from: ['RestorableFrom', 'Next'], label: 'Next, or restorable from' },
    ],
    groupBy: { from: 'ImportJobName', label: 'Import job' },
    wrap: true,
  },
  list: {
    lines: [
      'ImportJobName',
      'Step',
      { from: 'State', kind: 'state' },
      { from: 'When', kind: 'date', when: 'When' },
      { from: 'Next', when: 'Next' },
      { from: 'Due', kind: 'due', when: 'Due' },
      { from: 'Protected', kind: 'mark', when: 'RestorableFrom' },
      { from: 'Restorable', kind: 'mark', when: 'RestorableFrom' },
      { from: 'RestorableFrom', when: 'RestorableFrom' },
      { from: 'Detail', when: 'Detail' },
    ],
  },
});
