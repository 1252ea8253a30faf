import { view } from '../shell/formatting/view.ts';

export default view({
  type: ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
  name: 'PSExtendedError',
  custom: { groupBy: { from: 'PSErrorIndex', label: 'ErrorIndex' }, items: [{ builtin: 'errorDetails' }] },
});
