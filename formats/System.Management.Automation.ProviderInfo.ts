import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.ProviderInfo',
  name: 'provider',
  table: { columns: [{ from: 'Name', width: 20 }, 'Capabilities', 'Drives'] },
});
