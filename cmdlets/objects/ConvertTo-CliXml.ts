import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';
import { toClixml } from './clixml-writer.ts';
import { pipelineObject } from './pipeline-object.ts';

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'CliXml',
  synopsis: 'Writes objects as text from which ConvertFrom-CliXml makes them again.',
  output: ['System.String'],
  parameters: {
    InputObject: pipelineObject({ mandatory: true, fromPipeline: 'value', allowNull: true, help: 'The objects.' }),
    Depth: integer({ default: 2, range: [1, 2147483647], help: 'How deep objects in objects are followed.' }),
  },
  examples: [{ says: 'There and back.', run: '(@{ a = 1 } | ConvertTo-CliXml | ConvertFrom-CliXml).a', shows: '1' }],
  stage(given, context) {
    const inputs: Value[] = [];
    return {
      process() {
        if (given.InputObject !== undefined) inputs.push(given.InputObject);
      },
      end() {
        context.write(toClixml(inputs, given.Depth - 1));
      },
    };
  },
});
