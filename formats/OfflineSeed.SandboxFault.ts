import type { SandboxFault } from '../providers/contracts/sandbox.ts';
import { view } from '../shell/formatting/view.ts';

export default view<SandboxFault>({
  type: 'OfflineSeed.SandboxFault',
  table: {
    columns: [
      'Kind',
      'Count',
      'Method',
      'Path',
      { from: 'RetryAfterMilliseconds', label: 'Retry After', kind: 'duration' },
      { from: 'DelayMilliseconds', label: 'Delay', kind: 'duration' },
    ],
  },
});
