import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Management.Automation.ExperimentalFeature',
  table: {
    columns: [{ from: 'Name', width: 35 }, { from: 'Enabled', width: 7, align: 'right' }, { from: 'Source', width: 35 }, 'Description'],
  },
});
