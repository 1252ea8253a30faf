import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { texts } from '../../shell/command/parameter.ts';
import { hasWildcard, wildcard } from '../../shell/objects/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'OfflineSeedPolicy',
  synopsis: 'Shows policies and how far each is on its road.',
  output: ['OfflineSeed.Policy'],
  parameters: {
    Name: texts({
      position: 0,
      aliases: ['PolicyName'],
      fromPipeline: 'both',
      wildcards: true,
      completes: 'policy',
      help: 'Names of policies, or patterns such as file*; by default all of them.',
    }),
  },
  examples: [{ says: 'Shows every policy.', run: 'Get-OfflineSeedPolicy' }],
  async *process({ Name = ['*'] }, { world, error }: HostContext<World>) {
    const all = await world.state.policies.list();
    for (const wanted of Name) {
      const pattern = wildcard(wanted);
      const found = all.filter((policy) => pattern.matches(policy.Name));
      if (found.length === 0 && !hasWildcard(wanted))
        error(
          new Failure('PolicyNotFound', 'ObjectNotFound', `There is no policy "${wanted}".`, {
            target: wanted,
            advice: 'Get-OfflineSeedPolicy without a name shows those that are there; New-OfflineSeedPolicy makes one.',
          }),
        );
      yield* found;
    }
  },
});
