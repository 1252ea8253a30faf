import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { text } from '../../shell/command/parameter.ts';
import { recoveryPointPlaces } from '../rules/recovery-point-places.ts';
import { mustBeProven } from './proven.ts';
import { seedWithPolicy } from './seeds.ts';

export default cmdlet({
  verb: 'Complete',
  noun: 'OfflineSeed',
  synopsis: 'Ends a seeding: every recovery point is in the vault and proven there, backups go on online.',
  description:
    'Refused while a recovery point in the vault was not read and checked (Test-RecoveryPoint -From Vault) or restored from there. Removes nothing; Clear-OfflineSeedResource does that.',
  output: ['OfflineSeed.Completion'],
  impact: 'Medium',
  parameters: {
    Name: text({
      position: 0,
      mandatory: true,
      aliases: ['PolicyName', 'ImportJobName'],
      fromPipeline: 'property',
      completes: 'policy',
      help: 'Policy or import job.',
    }),
  },
  examples: [{ says: 'Ends the seeding of a policy.', run: 'Complete-OfflineSeed -Name files' }],
  async process({ Name }, { world, shouldProcess }: HostContext<World>) {
    const { policy, entries, importJobName } = await seedWithPolicy(Name, world);
    const points = recoveryPointPlaces(entries);
    mustBeProven(points, importJobName);
    if (!(await shouldProcess(`policy ${policy.Name}`, 'Complete the seeding'))) return undefined;
    const done = entries.find(({ Step }) => Step === 'Completed');
    const at = done?.At ?? world.clock.now();
    if (!done) await world.state.ledger.append({ At: at, ImportJobName: importJobName, Step: 'Completed' });
    if (policy.State !== 'Online') await world.state.policies.put({ ...policy, State: 'Online' });
    return {
      Name: policy.Name,
      ImportJobName: importJobName,
      State: 'Online',
      RecoveryPoints: points.length,
      Proven: points.filter(({ ProvenIn }) => ProvenIn.includes('Vault')).length,
      Vault: policy.Vault,
      CompletedAt: at,
    };
  },
});
