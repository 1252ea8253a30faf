import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.ExtendedTypeDefinition',
  table: { columns: ['TypeNames', 'FormatViewDefinition'] },
});
