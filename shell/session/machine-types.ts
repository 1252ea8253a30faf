import { loadFile } from '../module/load.ts';
import { registerType } from '../objects/net-type.ts';
import type { TypeMaker } from '../objects/type-registry.ts';

/** .NET types that touch the machine, by the file that tells what they are; a file is loaded when one of its types is first used. */
const files: Readonly<Record<string, readonly string[]>> = {
  'providers/drives/files/file-info-types': ['System.IO.FileSystemInfo', 'System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  'providers/drives/io/file': ['System.IO.File'],
  'providers/drives/io/directory': ['System.IO.Directory'],
  'providers/drives/io/drive-info': ['System.IO.DriveInfo'],
  'providers/drives/io/streams': ['System.IO.Stream', 'System.IO.FileStream', 'System.IO.MemoryStream'],
  'providers/drives/io/binary': ['System.IO.BinaryReader', 'System.IO.BinaryWriter'],
  'providers/drives/io/compression': [
    'System.IO.Compression.GZipStream',
    'System.IO.Compression.DeflateStream',
    'System.IO.Compression.BrotliStream',
    'System.IO.Compression.ZLibStream',
    'System.IO.Compression.CompressionMode',
    'System.IO.Compression.CompressionLevel',
  ],
  'providers/drives/io/readers': ['System.IO.TextReader', 'System.IO.StreamReader', 'System.IO.StringReader'],
  'providers/drives/io/writers': ['System.IO.TextWriter', 'System.IO.StreamWriter', 'System.IO.StringWriter'],
  'providers/drives/process/process-types': [
    'System.Diagnostics.Process',
    'System.Diagnostics.ProcessStartInfo',
    'System.ComponentModel.Component',
  ],
};

interface TypeFile {
  readonly types: Readonly<Record<string, TypeMaker>>;
}

/** Lets scripts name the types; nothing is loaded. */
export function registerMachineTypes(): void {
  for (const [file, names] of Object.entries(files))
    for (const name of names) registerType(name, (args) => loadFile<TypeFile>(file).types[name]!(args));
}
