import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.InformationRecord',
  outOfBand: true,
  custom: { items: [{ bind: true }] },
});
