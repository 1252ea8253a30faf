import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Diagnostics.Process',
  name: 'process',
  table: {
    columns: [
      { from: 'NPM', label: 'NPM(K)', width: 7, align: 'right', scale: 1024, format: 'F0' },
      { from: 'PM', label: 'PM(M)', width: 8, align: 'right', scale: 1048576, format: 'N2' },
      { from: 'WS', label: 'WS(M)', width: 10, align: 'right', scale: 1048576, format: 'N2' },
      { from: 'CPU', label: 'CPU(s)', width: 10, align: 'right', scale: 1, format: 'N2' },
      { from: 'Id', width: 7, align: 'right' },
      { from: 'SI', width: 3, align: 'right' },
      'ProcessName',
    ],
  },
  wide: { cell: 'ProcessName' },
  more: [
    {
      name: 'Priority',
      table: {
        groupBy: { from: 'PriorityClass' },
        columns: [
          { from: 'ProcessName', width: 20 },
          { from: 'Id', width: 10, align: 'right' },
          { from: 'WorkingSet64', width: 12, align: 'right' },
        ],
      },
    },
    {
      name: 'StartTime',
      table: {
        groupBy: { from: 'StartTime', label: 'StartTime.ToShortDateString()', format: 'd' },
        columns: [
          { from: 'ProcessName', width: 20 },
          { from: 'Id', width: 10, align: 'right' },
          { from: 'WorkingSet64', width: 12, align: 'right' },
        ],
      },
    },
  ],
});
