import type { Vault } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<Vault>({
  type: 'OfflineSeed.RecoveryServicesVault',
  table: { columns: ['Name', 'ResourceGroup', 'Location', 'Redundancy', { from: 'ProvisioningState', kind: 'state' }] },
  list: { lines: ['Name', 'ResourceGroup', 'Location', 'Redundancy', 'ProvisioningState', 'ResourceId'] },
});
