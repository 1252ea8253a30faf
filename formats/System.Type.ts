import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'System.Type',
  name: 'System.Type',
  table: {
    columns: [
      { from: 'IsPublic', width: 8 },
      { from: 'IsSerializable', label: 'IsSerial', width: 8 },
      { from: 'Name', width: 40 },
      'BaseType',
    ],
  },
});
