import { view } from '../shell/formatting/view.ts';

export default view<{ Clock: Date }>({
  type: 'OfflineSeed.SandboxClock',
  table: { columns: [{ from: 'Clock', kind: 'date' }] },
});
