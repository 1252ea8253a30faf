/**
 * Where a path lies inside a recovery point, as restic puts it: `/srv/data` stays, `C:\Users` is `/C/Users`, `\\server\share\x` is
 * `/server/share/x`.
 */
export function snapshotPath(path: string): string {
  const drive = /^([A-Za-z]):(?:[\\/]|$)(.*)$/s.exec(path);
  if (drive) return joined([drive[1]!.toUpperCase(), ...drive[2]!.split(/[\\/]/)]);
  if (path.startsWith('\\\\')) return joined(path.split(/[\\/]/));
  return joined(path.split('/'));
}

const joined = (names: string[]): string => `/${names.filter(Boolean).join('/')}`;
