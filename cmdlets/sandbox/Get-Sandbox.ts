import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostContext } from '../../shell/command/context.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Sandbox',
  synopsis: 'Shows the practice cloud: whether it runs, its clock, and all that any Azure client needs to use it.',
  description:
    'Addresses of Resource Manager, sign-in, Graph and blobs, the file of its certificate authority, tenant, subscription, and a service principal whose secret and certificate lie in files that only you can read. docs/sandbox.md shows how the Azure CLI and the SDKs use them.',
  output: ['OfflineSeed.Sandbox'],
  parameters: {},
  examples: [
    { says: 'Shows everything about the practice cloud.', run: 'Get-Sandbox | Format-List' },
    {
      says: 'Gives the subscription to another program.',
      run: 'Start-Sandbox | Out-Null; $env:ARM_SUBSCRIPTION_ID = (Get-Sandbox).SubscriptionId',
    },
  ],
  async *process(_given, { world }: HostContext<World>) {
    yield await world.sandbox.get();
  },
});
