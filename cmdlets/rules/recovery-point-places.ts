import type { LedgerEntry } from '../../providers/contracts/state.ts';

export type Place = 'Staging' | 'Drive' | 'Landing' | 'Vault';

/**
 * Two different words. *Protected*: a copy is in the vault, so that the loss of this site costs nothing. *Restorable*: there is a place
 * from which the point can be restored now; while the parcel travels a point is restorable and not yet protected. *Proven* are the places
 * where every blob was read and checked, or from which it was restored.
 */
export interface RecoveryPointPlaces {
  SnapshotId: string;
  Time: Date;
  Protected: boolean;
  Restorable: boolean;
  RestorableFrom: Place[];
  ProvenIn: Place[];
}

const order: readonly Place[] = ['Staging', 'Drive', 'Landing', 'Vault'];

/** Follows the ledger of one import job from entry to entry; the order of the file counts, not the clock. */
export function recoveryPointPlaces(entries: readonly LedgerEntry[]): RecoveryPointPlaces[] {
  const points = new Map<string, { time: Date; at: Set<Place>; proven: Set<Place>; onDrive: boolean }>();
  const put = (id: string, place: Place, time: Date) => {
    const point = points.get(id) ?? { time, at: new Set(), proven: new Set(), onDrive: false };
    points.set(id, point);
    point.at.add(place);
    return point;
  };
  const leave = (place: Place) => {
    for (const point of points.values()) {
      point.at.delete(place);
      point.proven.delete(place);
    }
  };
  for (const entry of entries)
    switch (entry.Step) {
      case 'Staged':
        put(entry.Result.SnapshotId, 'Staging', entry.Result.StartedAt);
        break;
      case 'DrivesPrepared':
        leave('Drive');
        for (const [id, point] of points) if (point.at.has('Staging')) put(id, 'Drive', point.time).onDrive = true;
        break;
      case 'Shipped':
        leave('Drive'); // until the carrier brings them back nobody can read them
        break;
      case 'CopyCompleted':
        for (const [id, point] of points) if (point.onDrive && entry.State !== 'Closed') put(id, 'Landing', point.time);
        break;
      case 'Vaulted':
        for (const id of entry.SnapshotIds) put(id, 'Vault', entry.At);
        break;
      case 'Incremental':
        put(entry.Result.SnapshotId, 'Vault', entry.Result.StartedAt);
        break;
      case 'Verified':
        for (const id of entry.SnapshotIds) put(id, entry.Place, entry.At).proven.add(entry.Place);
        break;
      case 'Restored':
        put(entry.SnapshotId, entry.Place, entry.At).proven.add(entry.Place);
        break;
      case 'Cleared':
        if (entry.What.includes('Staging')) leave('Staging');
        if (entry.What.includes('Landing')) leave('Landing');
        break;
      default:
        break;
    }
  return [...points].map(([SnapshotId, { time, at, proven }]) => ({
    SnapshotId,
    Time: time,
    Protected: at.has('Vault'),
    Restorable: at.size > 0,
    RestorableFrom: order.filter((place) => at.has(place)),
    ProvenIn: order.filter((place) => proven.has(place)),
  }));
}

/** Recovery points that are not proven in the vault: while there is one, nothing else may be removed. */
export function unproven(points: readonly RecoveryPointPlaces[]): RecoveryPointPlaces[] {
  return points.filter(({ ProvenIn }) => !ProvenIn.includes('Vault'));
}
