import { type GroupBy, type TableShape, view } from '../shell/formatting/view.ts';

const folder: GroupBy = {
  from: 'PSParentPath',
  control: [{ text: '    Directory: ' }, { bind: true, from: 'PSParentPath', kind: 'location' }],
};

/** Permissions and owner: what counts on Linux and macOS. */
const byPermission: TableShape = {
  wrap: true,
  groupBy: folder,
  columns: [
    { from: 'UnixMode', width: 10, align: 'left' },
    { from: 'User', width: 10, align: 'right' },
    { from: 'Group', width: 10, align: 'left' },
    { from: 'LastWriteTime', width: 16, align: 'right', format: '{0:d} {0:HH}:{0:mm}' },
    { from: 'Size', width: 12, align: 'right' },
    { from: 'NameString', label: 'Name' },
  ],
};

/** Attributes: what counts on Windows. */
const byMode: TableShape = {
  wrap: true,
  groupBy: folder,
  columns: [
    { from: 'ModeWithoutHardLink', label: 'Mode', width: 7, align: 'left' },
    { from: 'LastWriteTime', width: 26, align: 'right', format: '{0,10:d} {0,8:t}' },
    { from: 'LengthString', label: 'Length', width: 14, align: 'right' },
    { from: 'NameString', label: 'Name', align: 'left' },
  ],
};

export default view({
  type: ['System.IO.DirectoryInfo', 'System.IO.FileInfo'],
  name: process.platform === 'win32' ? 'children' : 'childrenWithUnixStat',
  table: process.platform === 'win32' ? byMode : byPermission,
  list: {
    groupBy: folder,
    lines: ['Name', 'CreationTime', 'LastWriteTime', 'LastAccessTime', 'Mode', 'LinkType', 'Target'],
    entries: [
      {
        types: ['System.IO.FileInfo'],
        lines: [
          'Name',
          { from: 'LengthString', label: 'Length' },
          'CreationTime',
          'LastWriteTime',
          'LastAccessTime',
          'Mode',
          'LinkType',
          'Target',
          'VersionInfo',
        ],
      },
    ],
  },
  wide: { groupBy: folder, cell: 'Name' },
  more: process.platform === 'win32' ? [] : [{ name: 'children', table: byMode }],
});
