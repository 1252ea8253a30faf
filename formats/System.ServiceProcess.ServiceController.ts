import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.ServiceProcess.ServiceController',
  name: 'service',
  table: {
    columns: [
      { from: 'Status', width: 8 },
      { from: 'Name', width: 18 },
      { from: 'DisplayName', width: 38 },
    ],
  },
});
