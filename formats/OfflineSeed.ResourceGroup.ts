import type { ResourceGroup } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<ResourceGroup>({
  type: 'OfflineSeed.ResourceGroup',
  table: { columns: ['Name', 'Location', { from: 'ProvisioningState', kind: 'state' }] },
  list: { lines: ['Name', 'Location', 'ProvisioningState', 'ResourceId'] },
});
