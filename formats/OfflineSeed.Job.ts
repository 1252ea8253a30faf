import { view } from '../shell/formatting/view.ts';

const states = { good: ['Completed'], waiting: ['Waiting'], bad: ['Failed'], busy: ['CompletedWithWarning'], quiet: ['Stopped'] } as const;

export default view({
  type: 'OfflineSeed.Job',
  table: {
    columns: [
      { from: 'StartTime', kind: 'date' },
      'JobType',
      { from: 'JobState', kind: 'state', states },
      'PolicyName',
      { from: 'Bytes', kind: 'bytes' },
      { from: 'Skipped', align: 'right' },
      'Message',
    ],
    wrap: true,
  },
  list: {
    lines: [
      'JobId',
      'JobType',
      { from: 'JobState', kind: 'state', states },
      'PolicyName',
      'ImportJobName',
      { from: 'StartTime', kind: 'date' },
      { from: 'EndTime', kind: 'date' },
      { from: 'Bytes', kind: 'bytes', when: 'Bytes' },
      { from: 'Skipped', when: 'Skipped' },
      'Message',
      { from: 'ErrorId', when: 'ErrorId' },
    ],
  },
});
