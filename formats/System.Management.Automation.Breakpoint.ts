import { view } from '../shell/formatting/view.ts';

export default view({
  type: [
    'System.Management.Automation.LineBreakpoint',
    'System.Management.Automation.VariableBreakpoint',
    'System.Management.Automation.CommandBreakpoint',
  ],
  name: 'Breakpoint',
  table: {
    columns: [
      { from: 'ID', width: 4, align: 'right' },
      { from: 'Script', kind: 'location' },
      { from: 'Line', width: 4, align: 'right' },
      'Command',
      'Variable',
      'Action',
    ],
  },
});
