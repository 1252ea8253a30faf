import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'ModuleInfoGrouping',
  name: 'Module',
  table: {
    groupBy: { from: 'ModuleBase', kind: 'moduleFolder', label: 'Directory', indent: '    ' },
    columns: [
      { from: 'ModuleType', width: 10 },
      { from: 'Version', width: 10 },
      { from: 'PrivateData.PSData.Prerelease', label: 'PreRelease', width: 10 },
      { from: 'Name', width: 35 },
      { from: 'CompatiblePSEditions', label: 'PSEdition', width: 9, kind: 'editions' },
      { from: 'ExportedCommands', kind: 'keys', align: 'left' },
    ],
  },
});
