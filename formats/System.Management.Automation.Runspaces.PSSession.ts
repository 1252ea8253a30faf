import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.Runspaces.PSSession',
  name: 'PSSession',
  table: {
    columns: [
      { from: 'Id', width: 3, align: 'right' },
      { from: 'Name', width: 15 },
      { from: 'Transport', width: 9 },
      { from: 'ComputerName', width: 15 },
      { from: 'ComputerType', width: 15 },
      { from: 'State', width: 13 },
      { from: 'ConfigurationName', width: 20 },
      { from: 'Availability', width: 13, align: 'right' },
    ],
  },
});
