import { loadFile } from '../module/load.ts';
import { registerType } from '../objects/net-type.ts';
import type { TypeTable } from '../objects/type-table.ts';

/** .NET types that touch this machine: their file is loaded when a script first uses one of them. */
const files: Readonly<Record<string, readonly [file: string, name: string]>> = {
  'System.IO.FileSystemInfo': ['providers/drives/files/file-info-types', 'fileSystemInfo'],
  'System.IO.FileInfo': ['providers/drives/files/file-info-types', 'fileInfo'],
  'System.IO.DirectoryInfo': ['providers/drives/files/file-info-types', 'directoryInfo'],
};

for (const [type, [file, name]] of Object.entries(files)) registerType(type, () => loadFile<Record<string, () => TypeTable>>(file)[name]!());
