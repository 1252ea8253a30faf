import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, integer, integers, texts, typed } from '../../shell/command/parameter.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { invokeMethod } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { chosenProcesses, idOf, nameOf } from './processes.ts';

export default coreCmdlet({
  verb: 'Wait',
  noun: 'Process',
  synopsis: 'Waits until processes have ended.',
  output: [],
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, mandatory: true, fromPipeline: 'property' } },
      aliases: ['ProcessName'],
      wildcards: true,
      help: 'Names; wildcards are allowed.',
    }),
    Id: integers({
      sets: { Id: { mandatory: true, fromPipeline: 'property' } },
      aliases: ['PID', 'ProcessId'],
      help: 'Numbers of processes.',
    }),
    InputObject: typed<readonly unknown[]>('System.Diagnostics.Process[]')({
      sets: { InputObject: { mandatory: true, fromPipeline: 'value' } },
      help: 'Processes.',
    }),
    Timeout: integer({ position: 1, range: [0, 32767], aliases: ['TimeoutSec'], help: 'Seconds after which it is an error.' }),
    Any: flag({ help: 'Waits for the first that ends.' }),
    PassThru: flag({ help: 'Gives the processes.' }),
  },
  examples: [{ says: 'Waits for a program.', run: 'Start-Process sleep 1 -PassThru | Wait-Process' }],
  stage(given, context) {
    const all: Value[] = [];
    return {
      process: () => void all.push(...chosenProcesses(given, context)),
      end() {
        const limit = given.Timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + given.Timeout * 1000;
        let running = all;
        for (;;) {
          running = running.filter((process) => invokeMethod(process, 'WaitForExit', [0]) !== true);
          if (running.length === 0 || (given.Any && running.length < all.length) || performance.now() >= limit) break;
          context.checkStop();
          invokeMethod(running[0], 'WaitForExit', [50]);
        }
        if (running.length > 0 && !given.Any)
          for (const process of running)
            context.error(
              new ErrorRecord(
                new NetException(
                  'System.TimeoutException',
                  `This command stopped because process "${nameOf(process)} (${idOf(process)})" is not stopped in the specified time-out.`,
                ),
                'ProcessNotTerminated',
                'OperationTimeout',
                process,
              ),
            );
        if (given.PassThru) for (const process of all) context.write(process);
      },
    };
  },
});
