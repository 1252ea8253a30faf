import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Sandbox',
  synopsis: 'Ends the practice cloud. What is in it is kept for the next start.',
  output: [],
  impact: 'Low',
  parameters: {},
  examples: [{ says: 'Ends the practice cloud.', run: 'Stop-Sandbox; (Get-Sandbox).State', shows: 'Stopped' }],
  async process(_given, { world, shouldProcess }: HostContext<World>) {
    if (await shouldProcess('the practice cloud', 'Stop')) await world.sandbox.stop();
    return undefined;
  },
});
