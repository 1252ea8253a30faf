import type { ManifestBlob, ManifestRange, ManifestSideFile } from '../../importexport/manifest.ts';
import { element, emptyElement, xmlText } from '../../importexport/xml-text.ts';
import type { Disposition } from './drive-journal.ts';

/** The version the service writes today (import-export 4.1). */
const logVersion = '2018-10-01';

export type BlobCode =
  | 'Completed'
  | 'CompletedWithErrors'
  | 'FileNameInvalid'
  | 'FileNameTooLong'
  | 'FileNotFound'
  | 'FileAccessDenied'
  | 'BlobRequestFailed'
  | 'BlobRequestForbidden'
  | 'RenameFailed'
  | 'LeasePresent'
  | 'IOFailed'
  | 'Failed';

export type PartCode =
  | 'Completed'
  | 'Committed'
  | 'Uncommitted'
  | 'Corrupted'
  | 'FileUnexpectedEnd'
  | 'BlobRequestFailed'
  | 'IOFailed'
  | 'Failed'
  | 'Cancelled';

export type SideCode =
  | 'Completed'
  | 'FileNameInvalid'
  | 'FileNameTooLong'
  | 'FileNotFound'
  | 'FileAccessDenied'
  | 'Corrupted'
  | 'XmlReadFailed'
  | 'BlobRequestFailed'
  | 'IOFailed'
  | 'Cancelled';

/** How one blob went. */
export interface BlobReport {
  readonly blob: ManifestBlob;
  readonly status: BlobCode;
  readonly blobPath: string; //          with the new name when it was renamed
  readonly disposition: Disposition | 'Cancelled';
  readonly parts: readonly PartCode[]; // one for each range; none when the blob was skipped
  readonly metadata?: SideCode;
  readonly properties?: SideCode;
  readonly bytes: number; //             that are now in the blob
}

export const logStart = (driveId: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<DriveLog Version="${logVersion}">\n  ${element('DriveId', driveId)}\n`;

export const logEnd = (status: string): string => `  ${element('Status', status)}\n</DriveLog>\n`;

export const isError = (report: BlobReport): boolean => report.status !== 'Completed';

/** An existing blob was renamed around, replaced or left alone: worth a look, no error. */
export const isWarning = ({ disposition }: BlobReport): boolean => disposition === 'Renamed' || disposition === 'Skipped';

/** A blob in a log. The error log leaves out the parts that went well (import-export 4.2). */
export function logBlob(report: BlobReport, which: 'verbose' | 'error'): string {
  const { blob, status, blobPath, disposition, parts } = report;
  let text = `  <Blob Status="${status}">\n    ${element('BlobPath', blobPath)}\n    ${element('FilePath', blob.FilePath)}\n    <Length>${blob.Length}</Length>\n`;
  text += `    <ImportDisposition Status="${disposition}">${xmlText(blob.ImportDisposition ?? 'rename')}</ImportDisposition>\n`;
  const [list, item] = blob.BlobType === 'BlockBlob' ? ['BlockList', 'Block'] : ['PageRangeList', 'PageRange'];
  const lines = parts.flatMap((code, index) =>
    which === 'error' && code === 'Completed' ? [] : [part(item ?? '', blob.Ranges[index], code)],
  );
  if (lines.length) text += `    <${list}>\n${lines.join('')}    </${list}>\n`;
  text += side('Metadata', blob.Metadata, report.metadata, which) + side('Properties', blob.Properties, report.properties, which);
  return `${text}  </Blob>\n`;
}

const part = (name: string, range: ManifestRange | undefined, Status: PartCode): string =>
  `      ${emptyElement(name, { Offset: range?.Offset, Length: range?.Length, Id: range?.Id, Hash: range?.Hash, Status })}\n`;

function side(name: string, file: ManifestSideFile | undefined, status: SideCode | undefined, which: 'verbose' | 'error'): string {
  if (!file || !status || (which === 'error' && status === 'Completed')) return '';
  return `    <${name} Status="${status}">${element('Path', file.Path, { Hash: file.Hash })}</${name}>\n`;
}
