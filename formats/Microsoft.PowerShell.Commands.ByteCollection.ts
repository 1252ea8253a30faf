import { view } from '../shell/formatting/view.ts';

export default view({
  type: 'Microsoft.PowerShell.Commands.ByteCollection',
  name: 'ByteCollection',
  table: {
    groupBy: 'Label',
    columns: [
      { from: 'HexOffset', label: 'Offset', width: 16, align: 'right' },
      { from: 'HexBytes', label: 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F', width: 47 },
      { from: 'Ascii', width: 16 },
    ],
  },
});
