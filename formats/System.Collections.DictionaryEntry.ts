import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Collections.DictionaryEntry',
  name: 'Dictionary',
  table: { columns: [{ from: 'Name', width: 30 }, 'Value'] },
  list: { lines: ['Name', 'Value'] },
});
