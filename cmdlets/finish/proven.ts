import { Failure } from '../../shell/command/context.ts';
import { type RecoveryPointPlaces, unproven } from '../rules/recovery-point-places.ts';

/** Throws RecoveryPointNotVerified while a recovery point is not proven in the vault, or when there is none at all. */
export function mustBeProven(points: readonly RecoveryPointPlaces[], importJobName: string): void {
  const open = unproven(points);
  if (points.length > 0 && open.length === 0) return;
  const named = open.slice(0, 3).map(({ SnapshotId }) => SnapshotId.slice(0, 8));
  const what =
    points.length === 0
      ? `Nothing is known of a recovery point of import job ${importJobName}.`
      : `${open.length} of ${points.length} recovery points of import job ${importJobName} are not proven in the vault (${named.join(', ')}${open.length > 3 ? ' …' : ''}).`;
  throw new Failure('RecoveryPointNotVerified', 'InvalidOperation', `${what} Nothing was changed.`, {
    target: importJobName,
    advice: 'Run Test-RecoveryPoint -From Vault, which reads and checks every blob; Get-OfflineSeedStatus shows what is where.',
  });
}
