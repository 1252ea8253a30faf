import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.GroupInfoNoElement',
  name: 'GroupInfo',
  table: {
    columns: [
      { from: 'Count', width: 5, align: 'right' },
      { from: 'Name', width: 25 },
    ],
  },
  list: { lines: ['Count', 'Name', 'Group', 'Values'] },
});
