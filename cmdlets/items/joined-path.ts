const separator = process.platform === 'win32' ? '\\' : '/';

/** Writes every separator as the system's own. */
export const normalized = (path: string): string => path.replace(/[\\/]/g, separator);

/** Joins two parts of a path with one separator between them; an empty child leaves the separator at the end. */
export function joinPath(parent: string, child: string): string {
  const left = normalized(parent).replace(process.platform === 'win32' ? /\\+$/ : /\/+$/, '');
  const right = normalized(child).replace(process.platform === 'win32' ? /^\\+/ : /^\/+/, '');
  if (parent === '') return right;
  return `${left}${separator}${right}`;
}
