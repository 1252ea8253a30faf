const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/** Why a name (readable text) of a snapshot cannot be a name on this system, or must not be; undefined when it can. */
export function nameFault(name: string, platform: NodeJS.Platform): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'it is no name';
  if (name.includes('/') || name.includes('\0')) return 'it holds a character that no name may hold';
  if (platform !== 'win32') return undefined;
  if (/[\\<>:"|?*\x01-\x1f]/.test(name)) return 'it holds a character that Windows does not take';
  if (/[. ]$/.test(name)) return 'Windows does not take names that end with a dot or a blank';
  if (RESERVED.test(name)) return 'Windows keeps this name for a device';
  return undefined;
}

/** The name of the n-th copy (from 2): ` (2)` before the last dot, as Import/Export renames (facts: disposition "rename"). */
export function copyName(name: string, n: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`;
}

/** Files grow under such a name; one that a killed run left is told by its process id. */
export const temporaryName = (n: number): string => `.offlineseed-${process.pid}-${n}`;
export const temporary = /^\.offlineseed-(\d+)-\d+$/;
