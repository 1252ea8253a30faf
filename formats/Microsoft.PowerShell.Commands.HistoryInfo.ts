import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.HistoryInfo',
  name: 'history',
  table: {
    columns: [
      { from: 'Id', width: 4, align: 'right' },
      { from: 'Duration', width: 12, align: 'right', kind: 'elapsed' },
      { from: 'CommandLine', align: 'left' },
    ],
  },
  list: { lines: ['Id', 'CommandLine', 'ExecutionStatus', 'StartExecutionTime', 'EndExecutionTime', 'Duration'] },
  wide: { cell: 'CommandLine' },
});
