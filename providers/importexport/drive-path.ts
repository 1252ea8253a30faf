import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LocalFailure } from '../contracts/failure.ts';

/** Longest FilePath and BlobPath that are accepted: NTFS allows 32,767 UTF-16 units in a path, 255 in a name; a blob's name has 1,024. */
const longestPath = 32_767;
const longestName = 255;
const longestBlobName = 1024;

/** Why a name cannot stand on an NTFS volume (Windows naming rules), or undefined. */
export function nameProblem(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return `"${name}" is no name`;
  if (name.length > longestName) return `the name has ${name.length} characters, NTFS allows ${longestName}`;
  if (!name.isWellFormed()) return 'the name is not well-formed Unicode';
  const wrong = /[\u0000-\u001f<>:"/\\|?*\ufffe\uffff]/.exec(name);
  if (wrong) return `NTFS does not allow the character U+${wrong[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} in a name`;
  if (/[. ]$/.test(name)) return 'NTFS does not allow a dot or blank at the end of a name';
  if (/^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(\..*)?$/i.test(name)) return `"${name}" is a device name in Windows`;
  return undefined;
}

/**
 * The names of a manifest's FilePath (`\session\dir\file`, relative to the root of the drive). Throws LocalFailure FileNameInvalid or
 * FileNameTooLong (the service's own words, import-export 4.2) for anything that could leave the drive: `..`, a drive letter, a share.
 */
export function drivePathSegments(filePath: string): string[] {
  const refuse = (id: string, why: string): never => {
    throw new LocalFailure(id, 'InvalidData', `The path "${shortened(filePath)}" in the manifest is not accepted: ${why}.`, {
      target: filePath,
      advice: 'Do not ship this drive; prepare it again from the staging location.',
    });
  };
  if (filePath.length > longestPath) refuse('FileNameTooLong', `it has ${filePath.length} characters`);
  if (/^[\\/]{2}/.test(filePath)) refuse('FileNameInvalid', 'it names a share');
  const segments = filePath.replace(/^[\\/]/, '').split(/[\\/]/);
  for (const segment of segments) {
    const problem = nameProblem(segment);
    if (problem) refuse(segment.length > longestName ? 'FileNameTooLong' : 'FileNameInvalid', problem);
  }
  return segments;
}

/** Fit for a message: short, and without characters that move a terminal's cursor. */
function shortened(text: string): string {
  const visible = text.replace(/[\p{C}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return visible.length > 120 ? `${visible.slice(0, 117)}...` : visible;
}

/** `\a\b` from names. */
export function drivePath(segments: readonly string[]): string {
  return `\\${segments.join('\\')}`;
}

/**
 * The absolute path of a manifest's FilePath below `root`, links followed and still below `root`.
 * Throws LocalFailure FileNameInvalid, FileNameTooLong, FileNotFound, FileAccessDenied.
 */
export async function locateOnDrive(root: string, filePath: string): Promise<string> {
  const path = join(root, ...drivePathSegments(filePath));
  let real: string;
  let base: string;
  try {
    base = await realpath(root);
    real = await realpath(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EPERM')
      throw new LocalFailure('FileAccessDenied', 'PermissionDenied', `${path} cannot be read.`, {
        target: filePath,
        advice: 'Run as a user who may read the drive.',
        cause,
      });
    throw new LocalFailure('FileNotFound', 'ObjectNotFound', `${path} is in the manifest and not on the drive.`, {
      target: filePath,
      advice: 'Run Start-OfflineBackupDiskPrep again: it copies what is missing.',
      cause,
    });
  }
  const inside = relative(base, real);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`))
    throw new LocalFailure('FileNameInvalid', 'SecurityError', `${path} leads out of the drive through a link.`, {
      target: filePath,
      advice: 'Do not ship this drive; prepare it again from the staging location.',
    });
  return real;
}

/** Why a blob cannot have this path (`container/dir/name`), or undefined. */
export function blobPathProblem(blobPath: string): string | undefined {
  const slash = blobPath.indexOf('/');
  if (slash < 1) return 'it does not start with a container';
  const container = blobPath.slice(0, slash);
  const name = blobPath.slice(slash + 1);
  const wrong = containerProblem(container);
  if (wrong) return wrong;
  if (name === '') return 'it has no blob name';
  if (name.length > longestBlobName) return `the blob name has ${name.length} characters, Azure allows ${longestBlobName}`;
  if (container === '$root' && name.includes('/')) return 'blobs in $root may not contain /';
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'it has an empty, "." or ".." part';
  return undefined;
}

/** Container names: 3 to 63 lower-case letters, digits and single hyphens, letter or digit at both ends; or `$root`. */
export function containerProblem(name: string): string | undefined {
  if (name === '$root' || (/^[a-z0-9](-?[a-z0-9])*$/.test(name) && name.length >= 3 && name.length <= 63)) return undefined;
  return `"${name}" is no container name`;
}
