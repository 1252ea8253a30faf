import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.ErrorRecord',
  name: 'ErrorInstance',
  outOfBand: true,
  custom: { items: [{ builtin: 'error' }] },
});
