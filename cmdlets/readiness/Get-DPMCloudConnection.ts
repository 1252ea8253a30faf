import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { flag, oneOf, text } from '../../shell/command/parameter.ts';
import { connectionSteps } from './connection-steps.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'DPMCloudConnection',
  synopsis: 'Says whether Azure is reached from this computer, and how.',
  description:
    'As in DPM the answer is True or False: True when the sign-in service and Resource Manager are reached (name, TCP, TLS) and, if somebody is signed in, the sign-in is good and the provider of import jobs answers. -Detailed gives each step.',
  output: ['OfflineSeed.ConnectionStep', 'System.Boolean'],
  parameters: {
    DPMServerName: text({ position: 0, aliases: ['ComputerName', 'CN'], help: 'The server to look from; only this computer can.' }),
    Environment: oneOf(['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud', 'Sandbox'], {
      help: 'The cloud; by default that of the sign-in, else AzureCloud.',
    }),
    Detailed: flag({ help: 'Gives an object for each step: name, TCP, TLS, sign-in, answer of the provider.' }),
  },
  examples: [
    { says: 'True when Azure is reached.', run: 'Get-DPMCloudConnection' },
    { says: 'Shows the step at which it ends.', run: 'Get-DPMCloudConnection -Detailed' },
  ],
  links: [
    {
      title: 'Install Azure Backup Server: verify connectivity',
      address: 'https://learn.microsoft.com/azure/backup/backup-azure-microsoft-azure-backup',
    },
  ],
  async *process({ DPMServerName, Environment, Detailed }, { world, signal }: HostContext<World>) {
    const here = ['localhost', '.', '127.0.0.1', world.machine.hostName].map((name) => name.toLowerCase());
    if (DPMServerName !== undefined && !here.includes(DPMServerName.toLowerCase()))
      throw new Failure(
        'NotThisComputer',
        'InvalidArgument',
        `The way to Azure can be looked at from this computer only, not from ${DPMServerName}.`,
        {
          target: DPMServerName,
          advice: `Run the command on ${DPMServerName}.`,
        },
      );
    let connected = true;
    for await (const step of connectionSteps(world, Environment, signal)) {
      if (step.Passed === false) connected = false;
      if (Detailed) yield step;
    }
    if (!Detailed) yield connected;
  },
});
