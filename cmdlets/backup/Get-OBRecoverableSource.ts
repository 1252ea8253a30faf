import type { RecoveryPoint } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { thePolicy } from '../policy/policy-facts.ts';
import { whichPolicy } from '../policy/policy-parameters.ts';
import type { Place } from '../rules/recovery-point-places.ts';
import { passphraseToRead } from './passphrase-parameter.ts';
import { findPlace, fromWhere } from './repository-place.ts';

/** A recovery point; FriendlyName, RecoverySourceName and ServerName are those of MSOnlineBackup. */
export interface RecoverableSource extends RecoveryPoint {
  PolicyName: string;
  From: Place;
  FriendlyName: string;
  RecoverySourceName: string;
  ServerName: string;
}

export default cmdlet({
  verb: 'Get',
  noun: 'OBRecoverableSource',
  synopsis: 'Shows the recovery points of a policy, the newest first.',
  aliases: ['Get-OBAllRecoveryPoints'],
  output: ['OfflineSeed.RecoveryPoint'],
  parameters: { Name: whichPolicy, Passphrase: passphraseToRead, ...fromWhere },
  examples: [
    {
      says: 'Shows what can be restored from the vault.',
      run: "Get-OBRecoverableSource -Name files -From Vault -Passphrase (Read-Host 'Passphrase' -AsSecureString)",
    },
  ],
  async *process({ Name, Passphrase, From, DrivePath }, context: HostContext<World>) {
    const { world, signal } = context;
    const policy = await thePolicy(Name, world);
    const { from, place } = await findPlace(policy, { From, DrivePath }, context);
    for (const point of (await world.agent.recoveryPoints(place, Passphrase.reveal(), signal)).reverse()) {
      const source: RecoverableSource = {
        ...point,
        PolicyName: policy.Name,
        From: from,
        FriendlyName: point.SnapshotId.slice(0, 8),
        RecoverySourceName: point.Paths.join(', '),
        ServerName: point.HostName,
      };
      yield source;
    }
  },
});
