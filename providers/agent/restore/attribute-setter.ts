import { type ChildProcess, spawn } from 'node:child_process';
import type { TreeNode } from '../node/node.ts';

/** Sets extended attributes with one run of setfattr, for Node has no call for them. */
export class AttributeSetter {
  private child: ChildProcess | undefined;
  private ended: Promise<number | undefined> | undefined;

  /** `path` is bytes; the file is there under its final name. */
  add(path: string, attributes: TreeNode['extended_attributes']): void {
    if (!attributes?.length || process.platform !== 'linux') return;
    if (!this.child) {
      const child = spawn('setfattr', ['-h', '--restore=-'], {
        stdio: ['pipe', 'ignore', 'ignore'],
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
      });
      this.child = child;
      child.stdin.on('error', () => {});
      this.ended = new Promise((settle) => {
        child.once('error', () => settle(undefined));
        child.once('close', (code) => settle(code ?? 1));
      });
    }
    const octal = path.replace(/[\\\n\r]|[\x80-\xff]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
    const lines = attributes.map(({ name, value }) => `${name}=0s${value}`);
    this.child.stdin?.write(Buffer.from(`# file: ${octal}\n${lines.join('\n')}\n\n`, 'latin1'));
  }

  /** What could not be set, as a sentence. */
  async finish(): Promise<string | undefined> {
    if (!this.child) return undefined;
    this.child.stdin?.end();
    const code = await this.ended;
    if (code === 0) return undefined;
    if (code === undefined) return 'Extended attributes and ACLs were not restored: the program setfattr (package attr) is not installed.';
    return 'Some extended attributes were not restored: this account or file system does not take them.';
  }
}
