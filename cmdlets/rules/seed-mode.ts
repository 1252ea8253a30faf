/** One way for a first backup to reach the vault. Days are a range; null where nothing can be said. */
export interface SeedMode {
  Mode: 'Online' | 'OwnDisks' | 'DataBoxDisk' | 'DataBox';
  Possible: boolean;
  DaysLeast: number | null;
  DaysMost: number | null;
  Media: string;
  Reason: string;
  Recommended: boolean;
  Source: string;
}

export interface SeedModeFacts {
  Bytes: number;
  /** Of the line, in Mbit/s, and the share of it that backups may use, in percent. */
  Bandwidth: number;
  Utilization: number;
  DriveSize: number;
}

const day = 86_400;
const terabyte = 1e12;

/** A job takes ten drives (Microsoft.ImportExport 2021-01-01, `driveList`). */
const drivesPerJob = 10;
/** 3 GB of 7 TB stay free for the manifest (learn.microsoft.com/azure/import-export, tool V1). */
const manifestShare = 3 / 7000;
/** A server's first backup must fit on one device: up to 7.2 TB on Data Box Disks, up to 80 TB on a Data Box. */
const dataBoxDiskMost = 7.2 * terabyte;
const dataBoxMost = 80 * terabyte;
/** Days at the datacenter after the parcel was received: 7 to 10 (learn.microsoft.com/azure/backup/backup-azure-backup-import-export). */
const datacenter = [7, 10] as const;
/** Ours: days of a parcel on its way; of a device from order to delivery. */
const parcel = [1, 5] as const;
const delivery = [5, 12] as const;
/** Ours: bytes a second that a hard disk takes and gives back, which is what preparation does with every byte. */
const diskRate = 80e6;
/** From this many days on a line, shipping is the usual advice (AWS Import/Export FAQ: a week). */
const worthShipping = 7;

const ownDisks = 'learn.microsoft.com/azure/backup/backup-azure-backup-import-export';
const dataBox = 'learn.microsoft.com/azure/backup/offline-backup-azure-data-box';

/** How many drives of a size hold so many bytes. */
export function drivesNeeded(bytes: number, driveSize: number): number {
  return Math.max(1, Math.ceil(bytes / (driveSize * (1 - manifestShare))));
}

/** Compares the ways; exactly one is recommended. Pure. */
export function seedModes({ Bytes, Bandwidth, Utilization, DriveSize }: SeedModeFacts): SeedMode[] {
  const rate = (Bandwidth * 1e6 * Utilization) / 100 / 8;
  const online = rate > 0 ? Bytes / rate / day : Number.POSITIVE_INFINITY;
  const drives = drivesNeeded(Bytes, DriveSize);
  const preparing = Math.max(1, Bytes / drives / diskRate / day);
  const filling = Math.max(1, Bytes / diskRate / day);
  const modes: Omit<SeedMode, 'Recommended'>[] = [
    {
      Mode: 'Online',
      Possible: rate > 0,
      DaysLeast: rate > 0 ? round(online) : null,
      DaysMost: rate > 0 ? round(online) : null,
      Media: `${Bandwidth} Mbit/s at ${Utilization} %`,
      Reason: rate > 0 ? 'No media; the line is busy all that time.' : 'There is no line.',
      Source: 'arithmetic',
    },
    {
      Mode: 'OwnDisks',
      Possible: true,
      DaysLeast: round(preparing + parcel[0] + datacenter[0]),
      DaysMost: round(preparing + parcel[1] + datacenter[1]),
      Media: `${drives} ${drives === 1 ? 'drive' : 'drives'} in ${jobs(drives)}`,
      Reason: 'Your own SATA drives; the datacenter may be in another country; nothing is promised about days.',
      Source: ownDisks,
    },
    device('DataBoxDisk', Bytes <= dataBoxDiskMost, '7.2 TB', '1 to 5 disks of 8 TB', filling),
    device('DataBox', Bytes <= dataBoxMost, '80 TB', '1 device', filling),
  ];
  const best = modes.find(({ Mode }) => Mode === recommended(online, Bytes));
  return modes.map((mode) => ({ ...mode, Recommended: mode === best }));
}

function recommended(online: number, bytes: number): SeedMode['Mode'] {
  if (online <= worthShipping) return 'Online';
  return bytes <= dataBoxMost ? (bytes <= dataBoxDiskMost ? 'OwnDisks' : 'DataBox') : 'OwnDisks';
}

function device(
  Mode: 'DataBoxDisk' | 'DataBox',
  Possible: boolean,
  most: string,
  Media: string,
  filling: number,
): Omit<SeedMode, 'Recommended'> {
  return {
    Mode,
    Possible,
    DaysLeast: Possible ? round(delivery[0] + filling + parcel[0] + datacenter[0]) : null,
    DaysMost: Possible ? round(delivery[1] + filling + parcel[1] + datacenter[1]) : null,
    Media,
    Reason: Possible
      ? 'Microsoft sends the device; source and datacenter must be in one country.'
      : `The first backup of a server must fit on one device, at most ${most}.`,
    Source: dataBox,
  };
}

function jobs(drives: number): string {
  const count = Math.ceil(drives / drivesPerJob);
  return count === 1 ? '1 import job' : `${count} import jobs`;
}

/** Tenths below ten days, whole days above. */
const round = (days: number) => (days < 10 ? Math.round(days * 10) / 10 : Math.round(days));
