import type { StorageAccount } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<StorageAccount & { CanTakeSeed?: boolean }>({
  type: 'OfflineSeed.StorageAccount',
  table: { columns: ['Name', 'ResourceGroup', 'Location', 'Kind', 'Sku', { from: 'CanTakeSeed', kind: 'mark' }] },
  list: {
    lines: ['Name', 'ResourceGroup', 'Location', 'Kind', 'Sku', { from: 'CanTakeSeed', when: 'CanTakeSeed' }, 'BlobEndpoint', 'ResourceId'],
  },
});
