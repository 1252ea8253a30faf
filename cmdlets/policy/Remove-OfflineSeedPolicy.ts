import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { isUnderWay } from '../rules/policy-change.ts';
import { thePolicy } from './policy-facts.ts';
import { whichPolicy } from './policy-parameters.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'OfflineSeedPolicy',
  synopsis: 'Removes a policy. What was backed up stays: staging location, drives, containers and vault are not touched.',
  description: 'A policy whose seed is on its way is refused without -Force, because its names are what the seed is found by.',
  output: ['OfflineSeed.Policy'],
  impact: 'High',
  parameters: {
    Name: whichPolicy,
    Force: flag({ help: 'Also when the seed is on its way.' }),
    PassThru: flag({ help: 'Gives the policy that was removed.' }),
  },
  examples: [{ says: 'Shows what would be removed.', run: 'Remove-OfflineSeedPolicy -Name files -WhatIf' }],
  async process({ Name, Force, PassThru }, { world, shouldProcess }: HostContext<World>) {
    const policy = await thePolicy(Name, world);
    if (isUnderWay(policy) && !Force)
      throw new Failure('PolicyIsUnderWay', 'InvalidOperation', `The seed of the policy ${policy.Name} is on its way (${policy.State}).`, {
        target: policy.Name,
        advice: 'Wait until it is Online, or use -Force: then make a policy with the same names before the import job has ended.',
      });
    if (!(await shouldProcess(policy.Name, 'Remove the policy'))) return undefined;
    await world.state.policies.remove(policy.Name);
    return PassThru ? policy : undefined;
  },
});
