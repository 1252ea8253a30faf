import type { World } from '../../providers/contracts/world.ts';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { Failure, type HostContext } from '../../shell/command/context.ts';
import { real } from '../../shell/command/parameter.ts';

const hour = 3_600_000;

export default cmdlet({
  verb: 'Step',
  noun: 'SandboxClock',
  synopsis: 'Turns the clock of the practice cloud forwards: parcels arrive, the datacenter works, deadlines pass.',
  description:
    'Everything that would have happened in between happens in its order before the command returns; only the copying of drives takes its real time (Wait-ImportJob waits for it). The clock cannot be turned back.',
  output: ['OfflineSeed.SandboxClock'],
  parameters: {
    Days: real({ position: 0, default: 0, range: [0, 3650], help: 'Days to go forwards; fractions are allowed.' }),
    Hours: real({ position: 1, default: 0, range: [0, 87_600], help: 'Hours to go forwards, on top of the days.' }),
  },
  examples: [
    { says: 'Lets three days pass.', run: 'Start-Sandbox | Out-Null; Step-SandboxClock -Days 3' },
    { says: 'Lets half a day pass and says how late it is there.', run: 'Start-Sandbox | Out-Null; (Step-SandboxClock -Hours 12).Clock' },
  ],
  async *process({ Days, Hours }, { world }: HostContext<World>) {
    const milliseconds = Days * 24 * hour + Hours * hour;
    if (milliseconds === 0)
      throw new Failure('NoStep', 'InvalidArgument', 'It is not said how far the clock is to be turned.', {
        advice: 'Give -Days or -Hours.',
      });
    yield { Clock: await world.sandbox.stepClock(milliseconds) };
  },
});
