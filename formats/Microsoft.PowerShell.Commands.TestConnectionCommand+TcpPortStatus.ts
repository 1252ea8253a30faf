import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus',
  table: {
    groupBy: 'Target',
    columns: [
      { from: 'Id', width: 4, align: 'right' },
      { from: 'Source', width: 16 },
      { from: 'TargetAddress', label: 'Address', width: 25 },
      { from: 'Port', width: 7, align: 'right' },
      { from: 'Latency', label: 'Latency(ms)', width: 7, align: 'right' },
      { from: 'Connected', width: 10 },
      { from: 'Status', width: 24 },
    ],
  },
});
