/**
 * Why an account of this kind cannot take the seed, or undefined. Azure Backup's seed is page blobs, which only general-purpose accounts of
 * the standard tier hold, although Import/Export itself also accepts BlobStorage.
 * Sources: learn.microsoft.com/azure/backup/backup-azure-backup-import-export (prerequisites), learn.microsoft.com/azure/import-export/storage-import-export-requirements.
 */
export function kindProblem(kind: string, sku: string): string | undefined {
  if (!/^(StorageV2|Storage)$/i.test(kind)) return `An account of kind ${kind} cannot hold page blobs, of which the first backup is made`;
  if (/^Premium/i.test(sku)) return `An account of the premium tier (${sku}) cannot be the target of an import job`;
  return undefined;
}

export const kindSource = 'learn.microsoft.com/azure/backup/backup-azure-backup-import-export#prerequisites';
export const kindAdvice = 'Take an account of kind StorageV2 (or Storage) with a Standard sku.';
