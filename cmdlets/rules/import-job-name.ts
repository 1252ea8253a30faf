/**
 * A job name that both services take. Classic: lower-case letters, digits and hyphens, beginning with a letter. Data Box: 3 to 24 letters, digits
 * and hyphens, beginning and ending with a letter or digit. Sources: learn.microsoft.com/azure/import-export/storage-import-export-data-to-blobs and
 * the pattern of `jobName` in Microsoft.DataBox 2022-12-01.
 */
export const importJobName = /^[a-z][a-z0-9-]{1,22}[a-z0-9]$/;

export const importJobNameAdvice = 'Take 3 to 24 lower-case letters, digits and hyphens; begin with a letter, end with a letter or digit.';

/** Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata; `$root` is a container too. */
export const isContainerName = (name: string) =>
  name === '$root' || (/^[a-z0-9](-?[a-z0-9])*$/.test(name) && name.length >= 3 && name.length <= 63);

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
export const isStorageAccountName = (name: string) => /^[a-z0-9]{3,24}$/.test(name);
export const isResourceGroupName = (name: string) => /^[\p{L}\p{N}_.()-]{1,90}$/u.test(name) && !name.endsWith('.');
export const isVaultName = (name: string) => /^[A-Za-z][A-Za-z0-9-]{1,49}$/.test(name);
