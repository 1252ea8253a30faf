import type { ProviderState } from '../providers/contracts/cloud.ts';
import { view } from '../shell/formatting/view.ts';

export default view<ProviderState>({
  type: 'OfflineSeed.ResourceProvider',
  table: {
    columns: [
      'Namespace',
      {
        from: 'RegistrationState',
        kind: 'state',
        states: { good: ['Registered'], busy: ['Registering', 'Unregistering'], waiting: ['NotRegistered'] },
      },
    ],
  },
});
