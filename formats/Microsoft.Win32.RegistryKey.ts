import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.Win32.RegistryKey',
  name: 'children',
  table: {
    wrap: true,
    groupBy: {
      from: 'PSParentPath',
      control: [{ text: '    Hive: ' }, { bind: true, from: 'PSParentPath', kind: 'location' }],
    },
    columns: [
      { from: 'PSChildName', label: 'Name', width: 30 },
      { from: ['PropertyText', 'Property'], label: 'Property' },
    ],
  },
  list: {
    groupBy: {
      from: 'PSParentPath',
      control: [{ text: '    Hive: ' }, { bind: true, from: 'PSParentPath', kind: 'location' }],
    },
    lines: [
      { from: 'PSChildName', label: 'Name' },
      { from: 'ValueCount', label: 'ValueCount' },
      { from: 'Property', label: 'Property' },
      { from: 'SubKeyCount', label: 'SubKeyCount' },
    ],
  },
  wide: { cell: 'PSChildName' },
});
