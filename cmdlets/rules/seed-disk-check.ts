import type { DriveCheck, SeedDisk } from '../../providers/contracts/disks.ts';
import { driveStatus } from './drive-log-status.ts';
import type { Finding } from './finding.ts';
import { isContainerName } from './import-job-name.ts';
import { recoveryKeyProblem } from './recovery-key.ts';

/** All that is known of a drive before it is shipped. */
export interface SeedDiskFacts {
  disk: Pick<SeedDisk, 'DriveId' | 'Kind' | 'Path' | 'Bus' | 'LogicalSectorSize' | 'Size' | 'FileSystem' | 'Removable'>;
  check: DriveCheck;
  /** The recovery password kept for it. */
  key: string | undefined;
  /** What was written down when it was prepared. */
  prepared: { ImportJobName: string; ManifestHash: string; Files: number } | undefined;
  /** The container the policy waits for. */
  container: string | undefined;
}

const requirements = 'learn.microsoft.com/azure/import-export/storage-import-export-requirements';
const log = 'learn.microsoft.com/previous-versions/azure/storage/common/storage-import-export-file-format-log';
const seeding = 'learn.microsoft.com/azure/backup/backup-azure-backup-import-export';
const passwords = 'learn.microsoft.com/archive/blogs/si_team/bitlocker-recovery-password-details';
const tenTerabytes = 10e12;
const again = 'Run Start-OfflineBackupDiskPrep for this drive again.';

/** The checks of the datacenter, in its own words where it has some, in the order in which it makes them. */
export function seedDiskFindings({ disk, check, key, prepared, container }: SeedDiskFacts): Finding[] {
  const target = disk.DriveId;
  const found: Finding[] = [];
  const look = (Check: string, Passed: boolean, Message: string, Advice: string, Source: string, Severity: Finding['Severity'] = 'Error') =>
    found.push({ Check, Passed, Severity, Target: target, Message, Advice: Passed ? null : Advice, Source });

  const sectors = disk.LogicalSectorSize === 512;
  look(
    'SectorSize',
    sectors,
    `The drive shows sectors of ${disk.LogicalSectorSize} bytes; 512 are needed.`,
    'Connect it directly by SATA; if it stays so, take another drive.',
    requirements,
  );
  const bus = !/^(USB|SD|MMC)$/i.test(disk.Bus);
  look(
    'Bus',
    bus,
    bus
      ? `The drive is connected by ${disk.Bus || 'an unknown bus'}.`
      : `The drive is connected by ${disk.Bus}: sticks and drives with a built-in ${disk.Bus} connection are refused.`,
    'Take a SATA drive; a USB adapter is fine for preparing it, but must not be in the parcel.',
    requirements,
    'Warning',
  );
  look(
    'Size',
    disk.Size <= tenTerabytes,
    `The drive has ${(disk.Size / 1e12).toFixed(1)} TB; the pages of Azure Backup speak of 10 TB at most.`,
    'Ask the operations team before you ship a larger one.',
    seeding,
    'Warning',
  );
  const ntfs = disk.FileSystem.toUpperCase() === 'NTFS';
  look(
    'VolumeNotNtfs',
    ntfs,
    ntfs ? 'The volume is NTFS.' : `The volume is ${disk.FileSystem || 'of an unknown file system'}; the datacenter reads only NTFS.`,
    'Format the drive with NTFS and prepare it again.',
    log,
  );
  if (disk.Kind !== 'Sandbox')
    look(
      'BitLockerVolumeNotFound',
      false,
      'Whether the volume is encrypted with BitLocker was not looked at; the datacenter refuses one that is not.',
      'Encrypt it with BitLocker under the recovery password that is kept for it, then check it again.',
      log,
      'Warning',
    );
  const wrong = key === undefined ? 'there is none' : recoveryKeyProblem(key);
  look(
    'BitLockerKeyInvalid',
    wrong === undefined,
    wrong === undefined ? 'The recovery password is well-formed.' : `The recovery password cannot be used: ${wrong}.`,
    again,
    passwords,
  );

  const { Status, Detail, Hash } = check.Manifest;
  const readable = Status === 'Completed';
  const code = readable ? 'ManifestFormatInvalid' : Status;
  look(code, readable, readable ? `The manifest is in order (${check.Blobs} files).` : Detail, driveStatus(Status).advice ?? again, log);
  if (!readable) return found;
  look(
    'ManifestDriveIdMismatch',
    same(check.DriveId, disk.DriveId),
    same(check.DriveId, disk.DriveId) ? 'Serial and manifest fit.' : `The manifest is for drive ${check.DriveId}.`,
    again,
    log,
  );
  if (prepared) {
    const unchanged = prepared.ManifestHash.toUpperCase() === Hash;
    look(
      'ManifestCorrupted',
      unchanged,
      unchanged ? 'The manifest has the hash that the job is told.' : 'The manifest was changed after the preparation.',
      again,
      log,
    );
    const bound = same(prepared.ImportJobName, check.ImportJobName);
    look(
      'ImportJobNameMismatch',
      bound,
      bound
        ? `The drive belongs to import job ${check.ImportJobName}.`
        : `The drive says import job ${check.ImportJobName}, the ledger ${prepared.ImportJobName}.`,
      again,
      seeding,
    );
  }
  const odd = check.Containers.filter((name) => !isContainerName(name) || (container !== undefined && name !== container));
  look(
    'Container',
    odd.length === 0,
    odd.length === 0
      ? `Everything goes into ${check.Containers.join(', ') || 'no container'}.`
      : `Files would go into ${odd.join(', ')}${container === undefined ? '' : `, the policy waits for ${container}`}.`,
    again,
    'learn.microsoft.com/azure/databox/data-box-troubleshoot-data-upload',
  );
  const [first] = check.Problems;
  const count = check.ProblemCount;
  look(
    first?.Status ?? 'Corrupted',
    count === 0,
    first
      ? `${count} of ${check.Blobs} files are not in order, the first is ${first.BlobPath}: ${first.Detail}`
      : `All ${check.Blobs} files have the length and the hashes of the manifest.`,
    again,
    log,
  );
  return found;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
