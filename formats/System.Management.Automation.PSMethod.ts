import { view } from '../shell/formatting/view.ts';

export default view({
  type: ['System.Management.Automation.PSMethod', 'System.Management.Automation.PSParameterizedProperty'],
  table: { wrap: true, columns: [{ from: 'OverloadDefinitions', kind: 'lines' }] },
});
