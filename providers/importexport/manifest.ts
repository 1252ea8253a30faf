/** The drive manifest (import-export 1.1) as records. Field names are the elements' own. */
export interface ManifestHead {
  Version: string; //                    2014-11-01; any date-shaped text is read
  DriveId: string; //                    hardware serial without blanks
  StorageAccountKey?: string;
  ContainerSas?: string;
  ClientCreator?: string; //             free text that the service ignores
}

/** One page range or block. `Hash` is upper-case Base16 of the MD5 of its bytes. */
export interface ManifestRange {
  Offset: number;
  Length: number;
  Hash: string;
  Id?: string; //                        blocks only, base64
}

/** A file of metadata or properties on the drive. */
export interface ManifestSideFile {
  Path: string;
  Hash: string;
}

export interface ManifestBlob {
  BlobListId?: string;
  BlobPath: string; //                   container/dir/name
  FilePath: string; //                   \session\dir\name
  ClientData?: string;
  Snapshot?: string; //                  export only
  Length: number;
  ImportDisposition?: 'rename' | 'no-overwrite' | 'overwrite';
  BlobType: 'BlockBlob' | 'PageBlob'; // which of the two lists it has
  Ranges: ManifestRange[];
  Metadata?: ManifestSideFile; //        its own, or that of its list
  Properties?: ManifestSideFile;
}

/** Where manifests that we write stand on a drive, as the job API wants it. */
export const manifestFile = '\\DriveManifest.xml';

/** Blocks and ranges of 4 MiB (import-export 2.6; also the greatest that is allowed). */
export const blockSize = 4 * 2 ** 20;

/** Import-export 1.2; the figures for whole blobs are those of the later FAQ (5,000,000 MB and 8 TB), the block count is Azure's. */
export const manifestLimits = {
  blocks: 50_000,
  pageRanges: 2_097_152 * 2,
  pageBlob: 8 * 2 ** 40,
  blockBlob: 5_000_000 * 2 ** 20,
  page: 512,
} as const;
