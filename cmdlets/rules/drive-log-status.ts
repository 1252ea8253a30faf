/** What a status in the log of a drive means and what to do about it. Codes: "Import/Export service log file format", learn.microsoft.com/previous-versions/azure/storage/common/storage-import-export-file-format-log. */
interface Meaning {
  readonly means: string;
  readonly advice?: string;
}

const redo = 'Prepare the drive again and ship it with a new job.';
const resend = 'Run the next backup: it sends what is missing over the line.';

const drive: Readonly<Record<string, Meaning>> = {
  Completed: { means: 'Everything on the drive was copied.' },
  CompletedWithWarnings: { means: 'Everything was copied, with remarks.', advice: 'Look at the entries that are not Completed.' },
  CompletedWithErrors: { means: 'Some blobs were not copied.', advice: resend },
  DiskNotFound: {
    means: 'The drive was not in the parcel, or did not start.',
    advice: 'Ask the carrier; a drive that did not start has to be prepared anew.',
  },
  VolumeNotNtfs: { means: 'The first data volume is not NTFS.', advice: redo },
  DiskOperationFailed: { means: 'The drive gave read errors.', advice: redo },
  BitLockerVolumeNotFound: { means: 'No volume that BitLocker encrypted was found.', advice: redo },
  BitLockerNotActivated: { means: 'BitLocker is suspended on the volume.', advice: redo },
  BitLockerProtectorNotFound: { means: 'The volume has no numerical recovery password.', advice: redo },
  BitLockerKeyInvalid: {
    means: 'The recovery password of the job is not well-formed.',
    advice: 'Compare the key in the job with the one that was printed.',
  },
  BitLockerUnlockVolumeFailed: {
    means: 'The recovery password of the job does not open the volume.',
    advice: 'Compare the key in the job with the one that was printed.',
  },
  BitLockerFailed: { means: 'BitLocker failed on the drive.', advice: redo },
  ManifestNameInvalid: {
    means: 'The path of the manifest in the job is not valid.',
    advice: 'Make a new job from the drive: New-ImportJob -DrivePath',
  },
  ManifestNameTooLong: { means: 'The path of the manifest is too long.', advice: redo },
  ManifestNotFound: { means: 'The manifest is not on the drive.', advice: redo },
  ManifestAccessDenied: { means: 'The manifest may not be read.', advice: redo },
  ManifestCorrupted: {
    means: 'The manifest is not the one whose hash stands in the job.',
    advice: 'Something wrote to the drive after it was prepared. Prepare it again.',
  },
  ManifestFormatInvalid: { means: 'The manifest is not well-formed.', advice: redo },
  ManifestDriveIdMismatch: {
    means: 'The manifest belongs to a drive with another serial number.',
    advice: 'A copied drive keeps the manifest of its original. Prepare it again.',
  },
  ReadManifestFailed: { means: 'The manifest cannot be read.', advice: redo },
  BlobListFormatInvalid: { means: 'The list of blobs is not well-formed.', advice: redo },
  BlobRequestForbidden: {
    means: 'The storage account refused the datacenter.',
    advice: 'Allow trusted Microsoft services in the network rules of the account, and check its key.',
  },
  InternalError: { means: 'The datacenter made a mistake.', advice: 'Open a support request with the name of the job.' },
};

const part: Readonly<Record<string, Meaning>> = {
  Completed: { means: 'Copied.' },
  CompletedWithErrors: { means: 'Copied in part.', advice: resend },
  FileNameInvalid: { means: 'The name of the file is not valid.', advice: redo },
  FileNameTooLong: { means: 'The path of the file is too long.', advice: redo },
  FileNotFound: { means: 'The file is not on the drive.', advice: resend },
  FileAccessDenied: { means: 'The file may not be read.', advice: resend },
  FileUnexpectedEnd: { means: 'The file is shorter than its manifest says.', advice: resend },
  BlobUnexpectedEnd: { means: 'The blob is shorter than it should be.', advice: resend },
  BlobRequestFailed: { means: 'The storage account failed.', advice: resend },
  BlobRequestForbidden: {
    means: 'The storage account refused the datacenter.',
    advice: 'Allow trusted Microsoft services in the network rules of the account.',
  },
  RenameFailed: { means: 'No free name was found for the blob.', advice: resend },
  BlobUnexpectedChange: {
    means: 'Somebody else changed the blob during the copy.',
    advice: 'Keep others out of the container until the job is over.',
  },
  LeasePresent: { means: 'Somebody holds a lease on the blob.', advice: 'Break the lease, and keep others out of the container.' },
  IOFailed: { means: 'The drive or the network failed while it was copied.', advice: resend },
  Corrupted: { means: 'What was read does not have the hash of the manifest.', advice: resend },
  Committed: { means: 'Copied, though the blob as a whole failed.', advice: resend },
  Uncommitted: { means: 'Sent, but not made part of the blob.', advice: resend },
  Cancelled: { means: 'Left out because something before it failed.', advice: resend },
  Failed: { means: 'Not copied.', advice: resend },
};

const unknown: Meaning = { means: 'A status that is not documented.', advice: 'Look at the log itself.' };

export const driveStatus = (status: string): Meaning => drive[status] ?? unknown;
export const blobStatus = (status: string): Meaning => part[status] ?? unknown;
