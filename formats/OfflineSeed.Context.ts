import type { CloudContext } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<CloudContext>({
  type: 'OfflineSeed.Context',
  table: { columns: ['Account', 'SubscriptionName', 'TenantId', 'Environment'] },
  list: { lines: ['Environment', 'Account', 'AccountType', 'TenantId', 'SubscriptionName', 'SubscriptionId'] },
});
