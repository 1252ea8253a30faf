import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSVariable',
  name: 'PSVariable',
  table: { columns: [{ from: 'Name', width: 30 }, 'Value'] },
});
