import { view } from '../shell/formatting/view.ts';

export default view({
  type: [
    'System.Management.Automation.AliasInfo',
    'System.Management.Automation.ApplicationInfo',
    'System.Management.Automation.CmdletInfo',
    'System.Management.Automation.ExternalScriptInfo',
    'System.Management.Automation.FilterInfo',
    'System.Management.Automation.FunctionInfo',
    'System.Management.Automation.ScriptInfo',
  ],
  name: 'CommandInfo',
  table: {
    columns: [{ from: 'CommandType', width: 15 }, { from: 'Name', width: 50 }, { from: 'Version', width: 10 }, 'Source'],
    rows: [
      {
        types: ['System.Management.Automation.AliasInfo'],
        cells: [undefined, { from: ['DisplayName', 'Name'], label: 'Name' }, undefined, undefined],
      },
    ],
  },
  list: {
    lines: ['Name', 'CommandType', 'Definition'],
    entries: [
      {
        types: ['System.Management.Automation.AliasInfo'],
        lines: ['DisplayName', 'CommandType', 'Definition', 'ReferencedCommand', 'ResolvedCommand'],
      },
      {
        types: ['System.Management.Automation.CmdletInfo'],
        lines: ['Name', 'CommandType', 'Definition', 'Path', 'DLL', 'HelpFile', 'ParameterSets', 'ImplementingType', 'Verb', 'Noun'],
      },
      {
        types: ['System.Management.Automation.ApplicationInfo'],
        lines: ['Name', 'CommandType', 'Definition', 'Extension', 'Path', 'FileVersionInfo'],
      },
      { types: ['System.Management.Automation.ExternalScriptInfo'], lines: ['Name', 'CommandType', 'Definition', 'Path'] },
    ],
  },
  wide: { cell: 'Name' },
});
