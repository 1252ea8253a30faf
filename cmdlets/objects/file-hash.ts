import { bindClass, registerType } from '../../shell/objects/net-type.ts';

export class FileHashInfo {
  readonly algorithm: string;
  readonly hash: string;
  readonly path: string | null;

  constructor(algorithm: string, hash: string, path: string | null) {
    this.algorithm = algorithm;
    this.hash = hash;
    this.path = path;
  }
}

const name = 'Microsoft.PowerShell.Commands.FileHashInfo';
bindClass(FileHashInfo, name);
registerType(name, () => ({
  instance: {
    'string Algorithm {get;}': (self: FileHashInfo) => self.algorithm,
    'string Hash {get;}': (self: FileHashInfo) => self.hash,
    'string Path {get;}': (self: FileHashInfo) => self.path,
  },
}));
