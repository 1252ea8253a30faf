import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';
import { flag } from '../../shell/command/parameter.ts';
import { policyFindings } from '../rules/policy-check.ts';
import { policyFacts, thePolicy } from './policy-facts.ts';
import { whichPolicy } from './policy-parameters.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'OfflineSeedPolicy',
  synopsis:
    'Says whether a policy can be carried out, and what is missing: names, sources, staging location, schedule, storage account, vault.',
  description: 'Counts what is to be backed up, to compare it with the room in the staging location. Changes nothing.',
  output: ['OfflineSeed.Finding'],
  parameters: {
    Name: whichPolicy,
    FailedOnly: flag({ help: 'Leaves out what is in order.' }),
    SkipSizeCheck: flag({ help: 'Does not count what is to be backed up, which may take a while.' }),
  },
  examples: [{ says: 'Shows only what still has to be done.', run: 'Test-OfflineSeedPolicy -Name files -FailedOnly' }],
  async *process({ Name, FailedOnly, SkipSizeCheck }, { world, signal }: HostContext<World>) {
    const facts = await policyFacts(await thePolicy(Name, world), { measure: !SkipSizeCheck, cloud: true }, world, signal);
    for (const finding of policyFindings(facts)) if (!FailedOnly || !finding.Passed) yield finding;
  },
});
