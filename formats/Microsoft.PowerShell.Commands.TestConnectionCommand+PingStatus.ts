import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus',
  table: {
    groupBy: 'Destination',
    columns: [
      { from: 'Ping', width: 4, align: 'right' },
      { from: 'Source', width: 16 },
      { from: 'DisplayAddress', label: 'Address', width: 25, absent: '*' },
      { from: 'Latency', label: 'Latency(ms)', width: 7, align: 'right', absent: '*' },
      { from: 'BufferSize', label: 'BufferSize(B)', width: 10, align: 'right', absent: '*' },
      { from: 'Status', width: 16 },
    ],
  },
});
