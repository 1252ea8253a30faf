import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer, real, typed } from '../../shell/command/parameter.ts';
import { type TimeSpan, ticksPer } from '../../shell/objects/timespan.ts';

/** Milliseconds after which a stop of the user is looked for. */
const slice = 50;
const never = new Int32Array(new SharedArrayBuffer(4));

export default coreCmdlet({
  verb: 'Start',
  noun: 'Sleep',
  synopsis: 'Waits.',
  aliases: ['sleep'],
  output: [],
  defaultSet: 'Seconds',
  parameters: {
    Seconds: real({ sets: { Seconds: { position: 0, mandatory: true, fromPipeline: 'both' } }, range: [0, 2147483.647], help: 'Seconds.' }),
    Milliseconds: integer({
      sets: { Milliseconds: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['ms'],
      range: [0, 2147483647],
      help: 'Milliseconds.',
    }),
    Duration: typed<TimeSpan>('System.TimeSpan')({
      sets: { FromTimeSpan: { position: 0, mandatory: true, fromPipeline: 'property' } },
      aliases: ['ts'],
      help: 'A length of time.',
    }),
  },
  examples: [{ says: 'A short while.', run: "Start-Sleep -Milliseconds 10; 'awake'", shows: 'awake' }],
  stage(given, context) {
    const length = (): number => {
      if (context.parameterSet === 'Milliseconds') return given.Milliseconds ?? 0;
      if (context.parameterSet === 'FromTimeSpan') return Number(given.Duration?.ticks ?? 0n) / Number(ticksPer.millisecond);
      return Math.floor((given.Seconds ?? 0) * 1000);
    };
    return {
      process() {
        const end = performance.now() + length();
        for (;;) {
          const left = end - performance.now();
          if (left <= 0) return;
          context.checkStop();
          Atomics.wait(never, 0, 0, Math.min(left, slice));
        }
      },
    };
  },
});
