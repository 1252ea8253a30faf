import { view } from '../shell/formatting/view.ts';

export default view({ type: 'System.Threading.Tasks.Task', table: { columns: ['Id', 'IsCompleted', 'Status'] } });
