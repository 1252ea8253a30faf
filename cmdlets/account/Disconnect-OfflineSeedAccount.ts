import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';

export default cmdlet({
  verb: 'Disconnect',
  noun: 'OfflineSeedAccount',
  synopsis: 'Signs out of Azure and forgets what was kept of the sign-in.',
  aliases: ['Disconnect-AzAccount', 'Logout-AzAccount'],
  output: ['OfflineSeed.Context'],
  impact: 'Low',
  parameters: {},
  examples: [
    { says: 'Signs out; secrets and tokens of the account are removed from this computer.', run: 'Disconnect-OfflineSeedAccount' },
  ],
  async process(_, { world, shouldProcess }: HostContext<World>) {
    const context = await world.cloud.context().catch(() => undefined);
    if (!(await shouldProcess(context?.Account ?? 'nobody', 'Sign out'))) return undefined;
    await world.cloud.signOut();
    return context;
  },
});
