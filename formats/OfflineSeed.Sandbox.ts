import type { SandboxInfo } from '../providers/contracts/sandbox.ts';
import { view } from '../shell/formatting/view.ts';

export default view<SandboxInfo>({
  type: 'OfflineSeed.Sandbox',
  preferred: 'list',
  table: {
    columns: [
      { from: 'State', kind: 'state', states: { good: ['Running'], quiet: ['Stopped'] } },
      { from: 'Clock', kind: 'date' },
      'ResourceManager',
      'Folder',
    ],
  },
  list: {
    lines: [
      { from: 'State', kind: 'state', states: { good: ['Running'], quiet: ['Stopped'] } },
      { from: 'ProcessId', when: 'ProcessId' },
      { from: 'Clock', kind: 'date', when: 'Clock' },
      { from: 'ResourceManager', when: 'ResourceManager' },
      { from: 'Authority', when: 'Authority' },
      { from: 'Graph', when: 'Graph' },
      { from: 'Blob', when: 'Blob' },
      'CaFile',
      { from: 'TenantId', when: 'TenantId' },
      { from: 'SubscriptionId', when: 'SubscriptionId' },
      { from: 'ClientId', when: 'ClientId' },
      'ClientSecretFile',
      'ClientCertificateFile',
      'Folder',
    ],
  },
});
