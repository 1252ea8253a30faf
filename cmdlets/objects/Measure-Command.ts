import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { block } from '../../shell/command/parameter.ts';
import { TimeSpan } from '../../shell/objects/timespan.ts';
import { pipelineObject } from './pipeline-object.ts';

const ticksPerMillisecond = 10_000;

export default coreCmdlet({
  verb: 'Measure',
  noun: 'Command',
  synopsis: 'Tells how long a script block takes.',
  output: ['System.TimeSpan'],
  parameters: {
    Expression: block({ position: 0, mandatory: true, help: 'The script block; what it writes is dropped.' }),
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'Objects for which it runs, each as $_.' }),
  },
  examples: [{ says: 'A type of its own.', run: '(Measure-Command { 1 + 1 }).GetType().Name', shows: 'TimeSpan' }],
  stage(given, context) {
    let spent = 0;
    return {
      process() {
        const start = performance.now();
        context.session.blocks.stream(given.Expression, given.InputObject, () => undefined);
        spent += performance.now() - start;
      },
      end() {
        context.write(new TimeSpan(BigInt(Math.round(spent * ticksPerMillisecond))));
      },
    };
  },
});
