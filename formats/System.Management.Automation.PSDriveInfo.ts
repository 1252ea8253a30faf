import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.PSDriveInfo',
  name: 'Drive',
  table: {
    columns: [
      { from: 'Name', width: 10 },
      { from: 'Used', label: 'Used (GB)', width: 13, align: 'right', scale: 1073741824, format: '0.00', when: ['Used', 'Free'] },
      { from: 'Free', label: 'Free (GB)', width: 13, align: 'right', scale: 1073741824, format: '0.00', when: ['Used', 'Free'] },
      { from: 'Provider.Name', label: 'Provider', width: 13 },
      { from: ['DisplayRoot', 'Root'], label: 'Root', width: 35 },
      { from: 'CurrentLocation', align: 'right' },
    ],
  },
  list: { lines: ['Name', 'Description', 'Provider', 'Root', 'CurrentLocation'] },
});
