import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.FileHashInfo',
  name: 'FileHash',
  table: { columns: [{ from: 'Algorithm', width: 15 }, { from: 'Hash', width: 70 }, 'Path'] },
});
