import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSModuleInfo',
  name: 'Module',
  table: {
    columns: [
      { from: 'ModuleType', width: 10 },
      { from: 'Version', width: 10 },
      { from: 'PrivateData.PSData.Prerelease', label: 'PreRelease', width: 10 },
      { from: 'Name', width: 35 },
      { from: 'ExportedCommands', kind: 'keys', align: 'left' },
    ],
  },
  list: {
    lines: [
      'Name',
      'Path',
      'Description',
      'ModuleType',
      'Version',
      { from: 'PrivateData.PSData.Prerelease', label: 'PreRelease' },
      'NestedModules',
      { from: 'ExportedFunctions', kind: 'keys' },
      { from: 'ExportedCmdlets', kind: 'keys' },
      { from: 'ExportedVariables', kind: 'keys' },
      { from: 'ExportedAliases', kind: 'keys' },
    ],
  },
  wide: { cell: 'Name' },
});
