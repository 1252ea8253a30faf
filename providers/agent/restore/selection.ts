import { exclusion } from '../backup/exclusion.ts';
import { segments } from '../backup/source-path.ts';

/** Which paths of a snapshot (`/a/b`, `/C/Users`) are restored. */
export interface Selection {
  /** The entry itself, or something above it, was asked for. */
  wants(path: string): boolean;
  /** Something below this folder may have been asked for. */
  mayHold(path: string): boolean;
}

const special = /[*?[\]\\!]/;

/** Patterns as for excludes; a path of Windows (`C:\Users`) means its place in the snapshot. Without any pattern everything is wanted. */
export function selection(include: readonly string[] | undefined, platform: NodeJS.Platform): Selection {
  if (!include?.length) return { wants: () => true, mayHold: () => true };
  const patterns = include.map((text) => (/^[A-Za-z]:[\\/]/.test(text) ? `/${segments(text, 'win32').names.join('/')}` : text));
  const wants = exclusion(patterns, platform === 'win32' ? 'darwin' : platform);
  const insensitive = platform === 'win32' || platform === 'darwin';
  const fold = (path: string) => (insensitive ? path.toLowerCase() : path);
  const paths = patterns.map((text) => (text.startsWith('/') && !special.test(text) ? `${fold(text.replace(/\/+$/, ''))}/` : undefined));
  const mayHold = paths.includes(undefined) ? () => true : (path: string) => paths.some((wanted) => wanted?.startsWith(`${fold(path)}/`));
  return { wants, mayHold };
}
