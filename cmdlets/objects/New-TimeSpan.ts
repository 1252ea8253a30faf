import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer, typed } from '../../shell/command/parameter.ts';
import { DateTime } from '../../shell/objects/datetime.ts';
import { TimeSpan, ticksPer } from '../../shell/objects/timespan.ts';

const date = typed<DateTime>('System.DateTime');

export default coreCmdlet({
  verb: 'New',
  noun: 'TimeSpan',
  synopsis: 'Makes a length of time, of its parts or between two dates.',
  output: ['System.TimeSpan'],
  defaultSet: 'Date',
  parameters: {
    Start: date({
      sets: { Date: { position: 0, fromPipeline: 'both' } },
      aliases: ['LastWriteTime'],
      help: 'Where it begins; now when left out.',
    }),
    End: date({ sets: { Date: { position: 1, fromPipeline: 'property' } }, help: 'Where it ends; now when left out.' }),
    Days: integer({ sets: ['Time'], default: 0, help: 'Days.' }),
    Hours: integer({ sets: ['Time'], default: 0, help: 'Hours.' }),
    Minutes: integer({ sets: ['Time'], default: 0, help: 'Minutes.' }),
    Seconds: integer({ sets: ['Time'], default: 0, help: 'Seconds.' }),
    Milliseconds: integer({ sets: ['Time'], default: 0, help: 'Milliseconds.' }),
  },
  examples: [{ says: 'Ninety minutes.', run: '(New-TimeSpan -Minutes 90).ToString()', shows: '01:30:00' }],
  stage(given, context) {
    return {
      process() {
        if (context.parameterSet === 'Time') {
          const parts: readonly [number, bigint][] = [
            [given.Days, ticksPer.day],
            [given.Hours, ticksPer.hour],
            [given.Minutes, ticksPer.minute],
            [given.Seconds, ticksPer.second],
            [given.Milliseconds, ticksPer.millisecond],
          ];
          context.write(new TimeSpan(parts.reduce((sum, [count, unit]) => sum + BigInt(count) * unit, 0n)));
          return;
        }
        const now = DateTime.fromDate(new Date());
        context.write(new TimeSpan((given.End ?? now).ticks - (given.Start ?? now).ticks));
      },
    };
  },
});
