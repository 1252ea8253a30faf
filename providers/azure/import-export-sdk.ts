/** This package is CommonJS: imported by name at run time, a bundle shows only its default export; a file that names the class shows it everywhere. */
export { StorageImportExport } from '@azure/arm-storageimportexport';
