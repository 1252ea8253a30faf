// entry
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { NetException } from '../../../shell/objects/error.ts';
import { bindClass, enumNamed } from '../../../shell/objects/net-type.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import { DirectoryInfo } from '../files/file-info.ts';
import { onDisk } from '../files/on-disk.ts';

/** System.IO.DriveInfo: a mounted file system by its root. */
class DriveInfo {
  readonly root: string;
  constructor(root: string) {
    this.root = root;
  }
  get space() {
    return onDisk(this.root, () => statfsSync(this.root), 'path');
  }
}
bindClass(DriveInfo, 'System.IO.DriveInfo');

/** Mount points of Linux with the kind of file system; other systems tell only their roots. */
function mounts(): Map<string, string> {
  try {
    const rows = readFileSync('/proc/self/mounts', 'utf8').split('\n').filter(Boolean);
    return new Map(
      rows.map((row) => {
        const [, place = '', kind = ''] = row.split(' ');
        return [place.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))), kind];
      }),
    );
  } catch {
    return new Map([['/', 'unknown']]);
  }
}

export function rootsOfMachine(): string[] {
  if (process.platform !== 'win32') return [...mounts().keys()];
  return Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`).filter((root) => existsSync(root));
}

const network = /^(nfs\d?|cifs|smb\w*|sshfs|fuse\.sshfs|9p)$/;
const memory = /^(tmpfs|ramfs|devtmpfs|proc|sysfs|cgroup2?|devpts|mqueue|overlay)$/;

function kindOf({ root }: DriveInfo): string {
  const kind = mounts().get(root) ?? '';
  if (network.test(kind)) return 'Network';
  return memory.test(kind) && kind !== 'overlay' ? 'Ram' : 'Fixed';
}

function driveOf(name: string): DriveInfo {
  if (!name) throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'driveName')");
  return new DriveInfo(/^[A-Za-z]:?$/.test(name) && process.platform === 'win32' ? `${name[0]}:\\` : name);
}

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.IO.DriveInfo': () => ({
    sealed: true,
    constructors: { '(string driveName)': driveOf },
    instance: {
      'string Name {get;}': (self: DriveInfo) => self.root,
      'bool IsReady {get;}': (self: DriveInfo) => existsSync(self.root),
      'System.IO.DirectoryInfo RootDirectory {get;}': (self: DriveInfo) => new DirectoryInfo(self.root),
      'System.IO.DriveType DriveType {get;}': (self: DriveInfo) => enumNamed('System.IO.DriveType', kindOf(self)),
      'string DriveFormat {get;}': (self: DriveInfo) => mounts().get(self.root) ?? '',
      'long AvailableFreeSpace {get;}': ({ space }: DriveInfo) => BigInt(space.bavail) * BigInt(space.bsize),
      'long TotalFreeSpace {get;}': ({ space }: DriveInfo) => BigInt(space.bfree) * BigInt(space.bsize),
      'long TotalSize {get;}': ({ space }: DriveInfo) => BigInt(space.blocks) * BigInt(space.bsize),
      'string VolumeLabel {get;}': (self: DriveInfo) => self.root,
      'string ToString()': (self: DriveInfo) => self.root,
    },
    static: { 'System.IO.DriveInfo[] GetDrives()': () => rootsOfMachine().map((root) => new DriveInfo(root)) },
    hooks: { text: (self: DriveInfo) => self.root },
  }),
};
