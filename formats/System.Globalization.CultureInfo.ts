import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Globalization.CultureInfo',
  table: {
    columns: [{ from: 'LCID', width: 16 }, { from: 'Name', width: 16 }, 'DisplayName'],
  },
});
