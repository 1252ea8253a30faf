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
      { from: 'When', kind: 'date' },
      { from: 'Due', kind: 'due' },
      { from: 'Protected', kind: 'mark' },
      { from: 'Restorable', kind: 'mark' },
      { from: 'RestorableFrom', label: 'Restorable From' },
      'Next',
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
      { from: 'Protected', when: 'RestorableFrom' },
      { from: 'RestorableFrom', when: 'RestorableFrom' },
      { from: 'Detail', when: 'Detail' },
    ],
  },
});
