import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSStyle+FileInfoFormatting',
  list: {
    lines: [
      { from: 'Directory', kind: 'sequence' },
      { from: 'SymbolicLink', kind: 'sequence' },
      { from: 'Executable', kind: 'sequence' },
      { from: 'Extension.Keys', label: 'Extension' },
    ],
  },
});
