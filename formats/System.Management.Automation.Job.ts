import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.Job',
  name: 'Job',
  table: {
    columns: [
      { from: 'Id', width: 6 },
      { from: 'Name', width: 15 },
      { from: 'PSJobTypeName', width: 15 },
      { from: 'State', width: 13 },
      { from: 'HasMoreData', width: 15 },
      { from: 'Location', width: 20 },
      { from: 'Command', width: 25 },
    ],
  },
  list: {
    lines: [
      'HasMoreData',
      'StatusMessage',
      'Location',
      'Command',
      { from: 'JobStateInfo', label: 'JobStateInfo' },
      'Finished',
      'InstanceId',
      'Id',
      'Name',
      'ChildJobs',
      'PSBeginTime',
      'PSEndTime',
      'PSJobTypeName',
      'Output',
      'Error',
      'Progress',
      'Verbose',
      'Debug',
      'Warning',
      'State',
    ],
  },
});
