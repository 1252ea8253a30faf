import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Engine } from '../engine.ts';
import type { Frame } from '../scope/frame.ts';
import { ProgramCommand, ScriptCommand } from './command.ts';

const windows = process.platform === 'win32';

const isFile = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isDirectory();
};

const fileCommand = (path: string): ScriptCommand | ProgramCommand =>
  path.toLowerCase().endsWith('.ps1') ? new ScriptCommand(path) : new ProgramCommand(path);

/** A script or program that a name or path means: paths are resolved from the current folder, bare names on $env:PATH only. */
export function findFile(engine: Engine, _frame: Frame, name: string): ScriptCommand | ProgramCommand | undefined {
  const path = pathOf(engine, name);
  if (path !== undefined) {
    if (isFile(path)) return fileCommand(path);
    if (/^\.\\/.test(name) && !windows) return undefined;
    if (isFile(`${path}.ps1`)) return new ScriptCommand(`${path}.ps1`);
    return windows ? onPath(path, ['']) : undefined;
  }
  if (/[/\\]/.test(name) || name === '') return undefined;
  return onPath(name, (process.env.PATH ?? '').split(delimiter));
}

/** Full path for a name that is a path; undefined for a bare name. */
function pathOf(engine: Engine, name: string): string | undefined {
  const text = name.replaceAll('\\', windows ? '\\' : '/');
  if (text === '~' || text.startsWith('~/')) return join(homedir(), text.slice(1));
  if (isAbsolute(text)) return text;
  if (/^\.{1,2}\//.test(text) || (windows && /^\.{1,2}\\/.test(text))) return resolve(engine.folder(), text);
  if (/^[^/\\:]{2,}:/.test(name) || (/^[^/\\:]+:[/\\]/.test(name) && !windows)) return engine.drivePath(name);
  if (/[/\\]/.test(name) && !/^[^/\\]+\\[^/\\]+$/.test(name)) return resolve(engine.folder(), text);
  return undefined;
}

/** In each folder the program of that name before the script. */
function onPath(name: string, folders: readonly string[]): ScriptCommand | ProgramCommand | undefined {
  const endings = windows ? ['', ...(process.env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  for (const folder of folders) {
    const base = folder === '' ? name : join(folder, name);
    for (const ending of endings) if (isFile(base + ending) && (windows || executable(base))) return fileCommand(base + ending);
    if (isFile(`${base}.ps1`)) return new ScriptCommand(`${base}.ps1`);
    if (!windows && isFile(base)) return fileCommand(base);
  }
  return undefined;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
