import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Sandbox',
  synopsis: 'Starts the practice cloud, or finds the one that runs.',
  description:
    'The practice cloud is a process of its own on this computer: it speaks the interfaces of Azure over HTTPS, keeps everything below the state folder (OFFLINESEED_HOME), outlives the shell, and ends itself after an hour without use. ' +
    'Connect-OfflineSeedAccount -Environment Sandbox starts it too.',
  output: ['OfflineSeed.Sandbox'],
  parameters: {},
  examples: [{ says: 'Starts the practice cloud and shows whether it runs.', run: '(Start-Sandbox).State', shows: 'Running' }],
  async *process(_given, { world, signal }: HostContext<World>) {
    yield await world.sandbox.start(signal);
  },
});
