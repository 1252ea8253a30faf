import { view } from '../shell/formatting/view.ts';

interface Finding {
  Check: string;
  Passed: boolean;
  Severity: string;
  Target: string;
  Message: string;
  Advice: string | null;
  Source: string;
}

export default view<Finding>({
  type: 'OfflineSeed.Finding',
  table: { columns: [{ from: 'Passed', kind: 'mark' }, 'Check', 'Message', 'Advice'], wrap: true },
  list: {
    lines: [{ from: 'Passed', kind: 'mark' }, 'Check', 'Severity', 'Target', 'Message', { from: 'Advice', when: 'Advice' }, 'Source'],
  },
});
