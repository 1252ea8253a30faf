import { LocalFailure } from '../../contracts/failure.ts';
import { findSnapshot, type NamedSnapshot } from './snapshot.ts';

/** The one snapshot that is meant by an id, the beginning of one, or `latest`; throws AgentNoSuchRecoveryPoint. */
export function theSnapshot(snapshots: readonly NamedSnapshot[], wanted: string, where: string): NamedSnapshot {
  const found = findSnapshot(snapshots, wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const why = found.length ? `${found.length} recovery points begin with "${wanted}"` : `There is no recovery point "${wanted}"`;
  throw new LocalFailure('AgentNoSuchRecoveryPoint', 'ObjectNotFound', `${why} in ${where}.`, {
    target: wanted,
    advice: 'Get-OBRecoverableSource lists the recovery points.',
  });
}
