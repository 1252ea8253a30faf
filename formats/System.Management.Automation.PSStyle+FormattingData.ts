import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSStyle+FormattingData',
  list: {
    lines: [
      { from: 'FormatAccent', kind: 'sequence' },
      { from: 'ErrorAccent', kind: 'sequence' },
      { from: 'Error', kind: 'sequence' },
      { from: 'Warning', kind: 'sequence' },
      { from: 'Verbose', kind: 'sequence' },
      { from: 'Debug', kind: 'sequence' },
      { from: 'TableHeader', kind: 'sequence' },
      { from: 'CustomTableHeaderLabel', kind: 'sequence' },
      { from: 'FeedbackName', kind: 'sequence' },
      { from: 'FeedbackText', kind: 'sequence' },
      { from: 'FeedbackAction', kind: 'sequence' },
    ],
  },
});
