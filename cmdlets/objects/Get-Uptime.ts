import { uptime } from 'node:os';
import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag } from '../../shell/command/parameter.ts';
import { DateTime } from '../../shell/objects/datetime.ts';
import { TimeSpan, ticksPer } from '../../shell/objects/timespan.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Uptime',
  synopsis: 'Tells how long the computer has been running.',
  output: ['System.TimeSpan', 'System.DateTime'],
  defaultSet: 'Timespan',
  parameters: { Since: flag({ sets: ['Since'], help: 'When it was started.' }) },
  examples: [{ says: 'More than nothing.', run: '(Get-Uptime) -gt 0', shows: 'True' }],
  stage(given, context) {
    return {
      begin() {
        const span = new TimeSpan(BigInt(Math.floor(uptime())) * ticksPer.second);
        context.write(given.Since ? DateTime.fromDate(new Date()).plus(-span.ticks) : span);
      },
    };
  },
});
