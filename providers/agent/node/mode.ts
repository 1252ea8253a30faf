export type NodeType = 'file' | 'dir' | 'symlink' | 'dev' | 'chardev' | 'fifo';

const FORMAT = 0o170000;
const types: ReadonlyMap<number, NodeType> = new Map([
  [0o100000, 'file'],
  [0o040000, 'dir'],
  [0o120000, 'symlink'],
  [0o060000, 'dev'],
  [0o020000, 'chardev'],
  [0o010000, 'fifo'],
]);

/** Type of a file from its mode; undefined for sockets, which are left out as restic leaves them out. */
export const typeOf = (mode: number): NodeType | undefined => types.get(mode & FORMAT);

// Go's os.FileMode. The bits exceed 32-bit signed numbers, so they are added and never or-ed.
const typeBits: Readonly<Record<NodeType, number>> = {
  file: 0,
  dir: 2 ** 31,
  symlink: 2 ** 27,
  dev: 2 ** 26,
  chardev: 2 ** 26 + 2 ** 21,
  fifo: 2 ** 25,
};

export const goMode = (mode: number, type: NodeType): number =>
  (mode & 0o777) + typeBits[type] + (mode & 0o4000 ? 2 ** 23 : 0) + (mode & 0o2000 ? 2 ** 22 : 0) + (mode & 0o1000 ? 2 ** 20 : 0);

/** Permission, setuid, setgid and sticky bits of a Go mode. */
export function unixMode(mode: number): number {
  const bit = (n: number) => Math.floor(mode / 2 ** n) & 1;
  return (mode % 512) | (bit(23) ? 0o4000 : 0) | (bit(22) ? 0o2000 : 0) | (bit(20) ? 0o1000 : 0);
}
