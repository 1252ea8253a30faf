import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.MemberDefinition',
  name: 'MemberDefinition',
  table: { autoSize: true, groupBy: 'TypeName', columns: ['Name', 'MemberType', 'Definition'] },
  list: { groupBy: 'TypeName', lines: ['TypeName', 'Name', 'MemberType', 'Definition'] },
});
