import { view } from '../shell/formatting/view.ts';

export default view({ type: 'System.Guid', table: { columns: ['Guid'] } });
