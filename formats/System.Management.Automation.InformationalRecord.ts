import { view } from '../shell/formatting/view.ts';

export default view({
  type: [
    'System.Management.Automation.WarningRecord',
    'System.Management.Automation.VerboseRecord',
    'System.Management.Automation.DebugRecord',
    'Deserialized.System.Management.Automation.WarningRecord',
    'Deserialized.System.Management.Automation.VerboseRecord',
    'Deserialized.System.Management.Automation.DebugRecord',
  ],
  name: 'InformationalRecord',
  outOfBand: true,
  custom: { items: [{ bind: true, from: 'Message' }] },
});
