import { readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, homedir, hostname, release, tmpdir, uptime, userInfo, version } from 'node:os';
import { join, sep } from 'node:path';
import { NetException } from '../../objects/error.ts';
import { type Platform, setPlatform } from '../../objects/platform.ts';
import { ExitScript } from '../signal.ts';

const windows = process.platform === 'win32';
const home = homedir();
const dataHome = (): string => process.env.XDG_DATA_HOME ?? join(home, '.local', 'share');
const configHome = (): string => process.env.XDG_CONFIG_HOME ?? join(home, '.config');

/** Environment.SpecialFolder off Windows, as .NET 10 places them (Environment.GetFolderPathCore.Unix.cs). */
const unixFolders: Readonly<Record<string, () => string>> = {
  UserProfile: () => home,
  Personal: () => home,
  MyDocuments: () => home,
  LocalApplicationData: dataHome,
  ApplicationData: configHome,
  CommonApplicationData: () => '/usr/share',
  Desktop: () => join(home, 'Desktop'),
  DesktopDirectory: () => join(home, 'Desktop'),
  MyMusic: () => join(home, 'Music'),
  MyPictures: () => join(home, 'Pictures'),
  MyVideos: () => join(home, 'Videos'),
  Templates: () => join(home, 'Templates'),
  CommonTemplates: () => '/usr/share/templates',
  Fonts: () => join(home, '.fonts'),
  System: () => (process.platform === 'darwin' ? '/System' : ''),
};

const windowsFolders: Readonly<Record<string, () => string | undefined>> = {
  UserProfile: () => process.env.USERPROFILE,
  Personal: () => join(home, 'Documents'),
  MyDocuments: () => join(home, 'Documents'),
  LocalApplicationData: () => process.env.LOCALAPPDATA,
  ApplicationData: () => process.env.APPDATA,
  CommonApplicationData: () => process.env.ProgramData,
  ProgramFiles: () => process.env.ProgramFiles,
  ProgramFilesX86: () => process.env['ProgramFiles(x86)'],
  Windows: () => process.env.SystemRoot,
  System: () => join(process.env.SystemRoot ?? 'C:\\Windows', 'System32'),
  Desktop: () => join(home, 'Desktop'),
  DesktopDirectory: () => join(home, 'Desktop'),
};

/** Name and version of a Linux distribution, as RuntimeInformation.OSDescription gives them. */
function description(): string {
  if (process.platform !== 'linux') return windows ? `Microsoft Windows ${release()}` : version();
  try {
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? version();
  } catch {
    return version();
  }
}

function notReadable(path: string, failure: unknown): never {
  const { code, message } = failure as NodeJS.ErrnoException;
  if (code === 'ENOENT') throw new NetException('System.IO.FileNotFoundException', `Could not find file '${path}'.`);
  if (code === 'EACCES') throw new NetException('System.UnauthorizedAccessException', `Access to the path '${path}' is denied.`);
  throw new NetException('System.IO.IOException', message);
}

const machine: Platform = {
  windows,
  mac: process.platform === 'darwin',
  newLine: windows ? '\r\n' : '\n',
  machineName: hostname().replace(/\..*$/, ''),
  get userName() {
    return userInfo().username;
  },
  get userDomainName() {
    return process.env.USERDOMAIN ?? hostname().replace(/\..*$/, '');
  },
  processorCount: availableParallelism(),
  processId: process.pid,
  processPath: process.execPath,
  commandLine: process.argv,
  get systemVersion() {
    const numbers = release().match(/\d+/g) ?? [];
    return [0, 1, 2, 3].map((at) => numbers[at] ?? '0').join('.');
  },
  get systemDescription() {
    return description();
  },
  architecture: arch(),
  interactive: true,
  uptime: () => Math.round(uptime() * 1000),
  workingSet: () => process.memoryUsage.rss(),
  variable: (name) => process.env[name],
  setVariable(name, value) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  },
  variables: () => ({ ...process.env }) as Record<string, string>,
  currentFolder: () => process.cwd(),
  setCurrentFolder: (path) => process.chdir(path),
  temporaryFolder: () => (tmpdir().endsWith(sep) ? tmpdir() : tmpdir() + sep),
  specialFolder: (name) => (windows ? windowsFolders[name]?.() : unixFolders[name]?.()) ?? '',
  readFile(path) {
    try {
      return readFileSync(path);
    } catch (failure) {
      return notReadable(path, failure);
    }
  },
  writeFile(path, bytes) {
    try {
      writeFileSync(path, bytes);
    } catch (failure) {
      notReadable(path, failure);
    }
  },
  exit: (code) => {
    throw new ExitScript(code);
  },
};

/** Lets [Environment] and its like see this machine. */
export const attachPlatform = (): void => setPlatform(machine);
