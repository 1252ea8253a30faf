import { view } from '../shell/formatting/view.ts';

export default view({ type: 'System.Management.Automation.PathInfo', name: 'PathInfo', table: { columns: ['Path'] } });
