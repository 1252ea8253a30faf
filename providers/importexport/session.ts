import { createHash } from 'node:crypto';

/**
 * The session id of an import job on a drive, which is also the folder its files lie in: the job's own name where the rules allow it
 * (3 to 30 of A-Z a-z 0-9 _ - #, import-export 2.2), else what is left of it with eight digits of its hash.
 */
export function sessionId(importJobName: string): string {
  if (/^[A-Za-z0-9_#-]{3,30}$/.test(importJobName)) return importJobName;
  const rest = importJobName.replace(/[^A-Za-z0-9_#-]/g, '-').slice(0, 21);
  return `${rest}-${createHash('sha256').update(importJobName).digest('hex').slice(0, 8)}`;
}

const creator = 'OfflineSeed; import job ';

/** What we write into <ClientCreator>, which the service ignores: it ties a drive to its job. */
export function clientCreator(importJobName: string): string {
  return `${creator}${importJobName}`;
}

/** The job's name from <ClientCreator>, when it is one of ours. */
export function importJobOf(clientCreator: string | undefined): string | undefined {
  return clientCreator?.startsWith(creator) ? clientCreator.slice(creator.length) : undefined;
}

/** Where a drive keeps what is not finished: files on their way and the start of the manifest. Gone when the drive is prepared. */
export const workFolder = '~OfflineSeed';
