import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Version',
  table: {
    columns: [
      { from: 'Major', width: 6 },
      { from: 'Minor', width: 6 },
      { from: 'Build', width: 6 },
      { from: 'Revision', width: 8 },
    ],
  },
});
