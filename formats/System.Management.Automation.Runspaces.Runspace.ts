import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.Runspaces.Runspace',
  name: 'Runspace',
  table: {
    columns: [
      { from: 'Id', width: 3, align: 'right' },
      { from: 'Name', width: 15 },
      { from: 'ConnectionInfo.ComputerName', label: 'ComputerName', width: 15, absent: 'localhost' },
      { from: 'ConnectionInfo.ConnectionType', label: 'Type', width: 13, absent: 'Local' },
      { from: 'RunspaceStateInfo.State', label: 'State', width: 13 },
      { from: 'RunspaceAvailability', label: 'Availability', width: 15 },
    ],
  },
});
