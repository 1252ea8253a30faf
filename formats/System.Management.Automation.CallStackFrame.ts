import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.CallStackFrame',
  name: 'CallStackFrame',
  table: { columns: ['Command', 'Arguments', 'Location'] },
});
