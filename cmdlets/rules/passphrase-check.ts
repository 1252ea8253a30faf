/** The shortest passphrase that Azure Backup's agents take. Source: learn.microsoft.com/azure/backup/backup-azure-file-folder-backup-faq. */
export const shortestPassphrase = 16;

/** Why a passphrase is not taken; characters as the user sees them count, not bytes. */
export function passphraseProblem(passphrase: string): string | undefined {
  const length = [...passphrase].length;
  return length >= shortestPassphrase ? undefined : `The passphrase has ${length} characters; ${shortestPassphrase} are the least.`;
}
