import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Diagnostics.Process#IncludeUserName',
  name: 'ProcessWithUserName',
  table: {
    columns: [
      { from: 'WS', label: 'WS(M)', width: 10, align: 'right', scale: 1048576, format: 'N2' },
      { from: 'CPU', label: 'CPU(s)', width: 8, align: 'right', scale: 1, format: 'N2' },
      { from: 'Id', width: 7, align: 'right' },
      { from: 'UserName', width: 30 },
      'ProcessName',
    ],
  },
});
