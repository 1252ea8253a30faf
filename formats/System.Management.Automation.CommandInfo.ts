import { view } from '../shell/formatting/view.ts';

export default view({ type: 'System.Management.Automation.CommandInfo', table: { columns: [{ from: 'CommandType', width: 15 }, 'Name'] } });
