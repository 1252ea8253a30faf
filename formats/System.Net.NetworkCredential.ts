import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Net.NetworkCredential',
  table: {
    columns: [
      { from: 'UserName', width: 50 },
      { from: 'Domain', width: 50 },
    ],
  },
});
