import { view } from '../shell/formatting/view.ts';

export default view<{ Step: string; Address: string; Passed: boolean | null; Detail: string; Milliseconds: number | null }>({
  type: 'OfflineSeed.ConnectionStep',
  table: {
    columns: [{ from: 'Passed', kind: 'mark' }, 'Step', 'Address', { from: 'Milliseconds', label: 'Took', kind: 'duration' }, 'Detail'],
    wrap: true,
  },
});
