import type { VerifyResult } from '../../providers/contracts/agents.ts';
import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { thePolicy } from '../policy/policy-facts.ts';
import { whichPolicy } from '../policy/policy-parameters.ts';
import type { Place } from '../rules/recovery-point-places.ts';
import { agentProgress } from './agent-progress.ts';
import { passphraseToRead } from './passphrase-parameter.ts';
import { findPlace, fromWhere } from './repository-place.ts';
import { recorded } from './run-record.ts';

export interface Verification extends Omit<VerifyResult, 'RecoveryPoints'> {
  JobId: string;
  JobType: 'Verification';
  PolicyName: string;
  ImportJobName: string;
  From: Place;
  Location: string;
  Passed: boolean;
  /** Ids of points of which every byte was read and is sound, and of those that lack something. */
  Restorable: string[];
  Damaged: string[];
  StartTime: Date;
  EndTime: Date;
}

const MOST_NAMED = 20;

export default cmdlet({
  verb: 'Test',
  noun: 'RecoveryPoint',
  synopsis: 'Reads and checks everything that a backup is made of, so that its recovery points are proven restorable.',
  description:
    'Reads every pack (name, header, seal, length and hash of each blob) and every folder of every recovery point. A point of which all is sound counts as proven in that place; only points proven in the vault let a seeding be completed. Each damaged file is an error that names it.',
  output: ['OfflineSeed.Verification'],
  parameters: { Name: whichPolicy, Passphrase: passphraseToRead, ...fromWhere },
  examples: [
    {
      says: 'Checks what is in the vault.',
      run: "Test-RecoveryPoint -Name files -From Vault -Passphrase (Read-Host 'Passphrase' -AsSecureString)",
    },
  ],
  async *process({ Name, Passphrase, From, DrivePath }, context: HostContext<World>) {
    const { world, signal, error } = context;
    const policy = await thePolicy(Name, world);
    const { from, place, address } = await findPlace(policy, { From, DrivePath }, context);
    const bar = agentProgress(context, `Checking ${policy.Name} (${from})`, 1);
    const verification = await recorded(policy, 'Verification', world, signal, async (run) => {
      const { RecoveryPoints, ...result } = await world.agent.verify(place, Passphrase.reveal(), bar.show, signal).finally(bar.end);
      const ids = (sound: boolean) => RecoveryPoints.filter(({ Restorable }) => Restorable === sound).map(({ SnapshotId }) => SnapshotId);
      const Passed = result.Problems.length === 0 && ids(false).length === 0;
      const output: Verification = {
        JobId: run.id,
        JobType: 'Verification',
        PolicyName: policy.Name,
        ImportJobName: policy.ImportJobName,
        From: from,
        Location: address,
        Passed,
        Restorable: ids(true),
        Damaged: ids(false),
        ...result,
        StartTime: run.startedAt,
        EndTime: world.clock.now(),
      };
      if (output.Restorable.length)
        await world.state.ledger.append({
          At: world.clock.now(),
          ImportJobName: policy.ImportJobName,
          Step: 'Verified',
          Place: from,
          SnapshotIds: output.Restorable,
          Blobs: result.Blobs,
          Bytes: result.Bytes,
        });
      const message = Passed
        ? `Proven in ${from}: ${output.Restorable.length} of ${RecoveryPoints.length} recovery points.`
        : `Damaged in ${from}: ${output.Damaged.length} of ${RecoveryPoints.length} recovery points (${result.Problems.length} problems).`;
      return { output, state: Passed ? ('Completed' as const) : ('CompletedWithWarning' as const), message, bytes: result.Bytes };
    });
    yield verification;
    const { Problems } = verification;
    for (const { File, Problem } of Problems.slice(0, MOST_NAMED))
      error(
        new Failure('RecoveryPointDamaged', 'InvalidData', `"${File}" in ${address}: ${Problem}`, {
          target: File,
          advice: 'Restore from another place, or run the next backup: it stores again what the sources still have.',
        }),
      );
    if (Problems.length > MOST_NAMED)
      error(
        new Failure('RecoveryPointDamaged', 'InvalidData', `There are ${Problems.length - MOST_NAMED} problems more in ${address}.`, {
          target: address,
          advice: 'The property Problems of the result lists them.',
        }),
      );
  },
});
