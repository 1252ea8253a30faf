import { LocalFailure } from '../../contracts/failure.ts';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';

/** True for a file or folder that is not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** What a failed read or write in a repository's folder means to the user. */
export function diskFailure(error: unknown, doing: 'read' | 'written', path: string): LocalFailure {
  if (error instanceof LocalFailure) return error;
  const code = codeOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new LocalFailure('AgentStorageFull', 'QuotaExceeded', `"${path}" cannot be written: ${full[code]} (${code}).`, {
      target: path,
      advice: 'Make room there, or give another staging location, and start the backup again: it goes on with what is already stored.',
      cause: error,
    });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new LocalFailure('AgentAccessDenied', 'PermissionDenied', `"${path}" cannot be ${doing}: access is denied (${code}).`, {
      target: path,
      advice: 'Run with an account that may use this folder, or correct its permissions.',
      cause: error,
    });
  const [id, category] = doing === 'read' ? (['AgentReadFailed', 'ReadError'] as const) : (['AgentWriteFailed', 'WriteError'] as const);
  return new LocalFailure(id, category, `"${path}" cannot be ${doing}: ${reason}`, {
    target: path,
    advice: 'See that the disk is connected and sound, then run the command again.',
    cause: error,
  });
}

const full: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file system does not take a file that large',
};
