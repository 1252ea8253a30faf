import { lstatSync, lutimesSync } from 'node:fs';
import type { DateTime } from '../../../shell/objects/datetime.ts';
import { unixEpochTicks } from '../../../shell/objects/datetime.ts';
import type { FileSystemInfo } from './file-info.ts';

/** Sets a time of a file. Unix keeps no time of birth that can be set: .NET changes the time of writing instead. */
export function setTime(info: FileSystemInfo, which: 'modified' | 'accessed' | 'created', value: DateTime): void {
  const seconds = Number(value.toUniversal().ticks - unixEpochTicks) / 1e7;
  const { atimeMs, mtimeMs } = lstatSync(info.path);
  const accessed = which === 'accessed' ? seconds : atimeMs / 1000;
  const modified = which === 'accessed' ? mtimeMs / 1000 : seconds;
  lutimesSync(info.path, accessed, modified);
  info.refresh();
}
